"""Universal approximation by hand (deck slide D33): a target as a sum of bumps, each made of two sigmoids."""

from functools import cache
from typing import Annotated

import numpy as np

from utils.demos.controls import Choice, Slider
from utils.demos.scene import Line, Panel, Points, Scene
from utils.demos.words import number
from utils.nn import Linear, Sequential, Sigmoid

SIDE = np.linspace(-1.5, 1.5, 601)
INSIDE = np.abs(SIDE) <= 1
COUNTS = (2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64)
TARGETS = {
    "wave": lambda x: np.cos(2 * np.pi * x),
    "hill and valley": lambda x: 3 * x * np.exp(-4 * x**2),
    "teeth": lambda x: 4 * np.abs(2 * x - np.floor(2 * x + 0.5)) - 1,
    "step (not continuous)": lambda x: np.where(x > 0.1, 1.0, -1.0),
}


def bump_sum(
    target: Annotated[str, Choice(tuple(TARGETS))] = "wave",
    bumps: Annotated[int, Slider(2, 64, 1, label="bumps", named=(20,))] = 10,
    sharpness: Annotated[float, Slider(2, 40, 1, label="sharpness")] = 10.0,
) -> Scene:
    """A bump is a step up minus a step down: σ(k(x − a)) − σ(k(x − b)). Its height is the target's in the middle."""
    net, f = bump_network(target, bumps, sharpness), TARGETS[target]
    fit, edges = net.predict(SIDE[:, None])[:, 0], _edges(bumps)
    marks = [Line(SIDE, f(SIDE), "target", "target", width=1.6)]
    if bumps <= 16:
        k = sharpness * bumps / 2
        steps = Sigmoid()(k * (SIDE[:, None] - edges))
        heights = _heights(target, bumps)
        one_by_one = np.vstack([heights * (steps[:, :-1] - steps[:, 1:]), np.full(bumps, np.nan)])
        marks.append(Line(np.tile(np.append(SIDE, np.nan), bumps), one_by_one.T.ravel(), "muted", width=0.4))
    marks.append(Line(SIDE, fit, "model", "sum of bumps"))
    mean, worst = errors(target, bumps, sharpness)
    left = Panel(tuple(marks), f"{bumps} bumps, {bumps + 1} sigmoids", "x", "", (-1.5, 1.5), (-1.6, 1.6))
    counts = np.array(sorted({*COUNTS, bumps}), dtype=float)  # its own dot lies on the curve
    all_errors = np.array([errors(target, int(n), sharpness) for n in counts])
    right = Panel(
        (
            Line(counts, all_errors[:, 1], "second", "largest"),
            Line(counts, all_errors[:, 0], "first", "rms"),
            Line(counts, all_errors[0, 0] * 2 / counts, "muted", "∝ 1/n", dash=True),
            Points(np.array([float(bumps)]), np.array([worst]), role="second", size=1.4),
            Points(np.array([float(bumps)]), np.array([mean]), role="first", size=1.4),
        ),
        "error inside [−1, 1]", "bumps n", "", (1.8, 110), (3e-3, 3), xlog=True, ylog=True,
    )  # fmt: skip
    line = f"{bumps} bumps: error {number(mean, 2)} (root mean square), {number(worst, 2)} (largest) inside [−1, 1]"
    alt = f"The target “{target}” and a sum of {line}. Outside the sum falls to 0, whatever the target does."
    return Scene((left, right), alt, line, {"rms": mean, "largest": worst})


def bump_network(target: str, bumps: int, sharpness: float) -> Sequential:
    """The sum as a 1-(bumps + 1)-1 network: one bump ends where the next begins, so neighbours share a sigmoid."""
    edges, heights, k = _edges(bumps), _heights(target, bumps), sharpness * bumps / 2
    hidden, output = (Linear(*sizes, rng=np.random.default_rng(0)) for sizes in ((1, bumps + 1), (bumps + 1, 1)))
    hidden.weight[...], hidden.bias[...] = k, -k * edges
    output.weight[...], output.bias[...] = np.diff(heights, prepend=0, append=0), 0  # up at the left, down at the right
    return Sequential(hidden, Sigmoid(), output)


def _edges(bumps: int) -> np.ndarray:
    """Where bumps begin and end, (bumps + 1,): equally wide, but for the outer two, which reach beyond [−1, 1]."""
    edges = np.linspace(-1, 1, bumps + 1)
    edges[[0, -1]] += [-2 / bumps, 2 / bumps]
    return edges


def _heights(target: str, bumps: int) -> np.ndarray:
    return TARGETS[target]((np.arange(bumps) + 0.5) * 2 / bumps - 1)


@cache
def errors(target: str, bumps: int, sharpness: float) -> tuple[float, float]:
    """Root mean square and largest distance from the target inside [−1, 1]."""
    x = SIDE[INSIDE]
    off = bump_network(target, bumps, sharpness).predict(x[:, None])[:, 0] - TARGETS[target](x)
    return float(np.sqrt(np.mean(off**2))), float(np.abs(off).max())
