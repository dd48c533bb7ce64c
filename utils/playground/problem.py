"""What is to be learned: points of the plane, the share held back, and the features that the network is given."""

from dataclasses import dataclass

import numpy as np

from utils.data import TARGETS, TOYS, split
from utils.playground.formula import function

FEATURES = {  # name of the switch: (name on the picture, function of u1 and u2 in [-1, 1], the same as code)
    "x1": ("x₁", lambda a, b: a, "a"),
    "x2": ("x₂", lambda a, b: b, "b"),
    "x1_squared": ("x₁²", lambda a, b: a * a, "a * a"),
    "x2_squared": ("x₂²", lambda a, b: b * b, "b * b"),
    "x1_x2": ("x₁x₂", lambda a, b: a * b, "a * b"),
    "sin_x1": ("sin πx₁", lambda a, b: np.sin(np.pi * a), "{m}.sin(math.pi * a)"),
    "sin_x2": ("sin πx₂", lambda a, b: np.sin(np.pi * b), "{m}.sin(math.pi * b)"),
}
OWN = "own points"
ABOVE_OWN = "above your f(x₁)"
FEWEST = 4  # points that can be split and learned from


@dataclass(frozen=True, eq=False)
class Problem:
    """Points x (n, 2) with targets y (n,): 0 and 1 if `classes`, else values. `centre` (2,) and `half` (2,) are the
    picture's, which the features see as [-1, 1]². With `dims` 1 the second coordinate is 0 and y is a curve over x₁."""

    x_train: np.ndarray
    y_train: np.ndarray
    x_test: np.ndarray
    y_test: np.ndarray
    classes: bool
    dims: int
    centre: np.ndarray
    half: np.ndarray
    chosen: tuple[str, ...]

    def features(self, x: np.ndarray) -> np.ndarray:
        """The chosen features (n, d) of points x (n, 2)."""
        a, b = ((x - self.centre) / self.half).T
        return np.column_stack([FEATURES[name][1](a, b) for name in self.chosen])

    def box(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """x and y range of the picture."""
        low, high = (self.centre - self.half).tolist(), (self.centre + self.half).tolist()
        return (low[0], high[0]), (low[1], high[1])

    def spread(self) -> float:
        """Standard deviation of all targets."""
        return float(np.std(np.append(self.y_train, self.y_test)))


def problem(settings, points: tuple = ()) -> Problem:
    """The problem of these settings; `points` are the reader's own (x₁, x₂, y). Raises ValueError without features."""
    chosen = tuple(name for name in FEATURES if getattr(settings, name))
    if not chosen:
        raise ValueError("the network has no input: switch at least one feature on, such as x₁")
    rng = np.random.default_rng((settings.seed, 1))
    x, y, dims = _points(settings, points, rng)
    classes = bool(np.isin(y, (0, 1)).all()) and settings.data not in TARGETS
    centre, half = _page(x, own=settings.data == OWN)
    if len(x) < FEWEST:
        empty = x[:0], y[:0]
        return Problem(x, y, *empty, classes, dims, centre, half, chosen)
    (x_train, y_train), (x_test, y_test) = split(x, y, rng, settings.test / 100)
    return Problem(x_train, y_train, x_test, y_test, classes, dims, centre, half, chosen)


def _page(x: np.ndarray, own: bool) -> tuple[np.ndarray, np.ndarray]:
    """Centre and half sides of a square around the points.

    The reader's own stand on a page to draw on, as long as that is their size; else each side is as long as they need.
    """
    reach = np.abs(x).max(axis=0, initial=0)
    of_its_size = len(x) < FEWEST or np.all((reach == 0) | (reach >= 0.05))
    if own and of_its_size and reach.max() <= 1.45:
        return np.zeros(2), np.full(2, 1.5)
    low, high = x.min(axis=0), x.max(axis=0)
    sides = high - low if own else np.full(2, (high - low).max())
    return (low + high) / 2, np.where(sides > 0, 0.55 * sides, 1.0)


def _points(settings, points, rng) -> tuple[np.ndarray, np.ndarray, int]:
    name, n, noise = settings.data, settings.n, settings.noise
    if name in TOYS:
        x, y = TOYS[name](n, noise, rng)
    elif name in TARGETS:
        x, y = TARGETS[name](n, noise, rng)
        if TARGETS[name].dims == 1:
            return np.column_stack([x[:, 0], np.zeros(n)]), y, 1
    elif name.startswith("above "):
        f = function(settings.formula) if name == ABOVE_OWN else TARGETS[name.removeprefix("above the ")].f
        x = rng.uniform(-1, 1, (n, 2))
        y = (x[:, 1] > (f(x[:, 0]) if name == ABOVE_OWN else f(x))).astype(int)
        x = x + rng.normal(0, noise, x.shape)
    else:
        table = np.array(points, dtype=float).reshape(-1, 3)
        x, y = table[:, :2], table[:, 2]
    return x, np.asarray(y, dtype=float), 2
