"""Toy data in the plane, all called alike: `x, y = moons(n, noise, rng)`.

`n` points, `noise` the standard deviation of the Gaussian step added to each coordinate (in the units of the picture),
`rng` a np.random.Generator. Back come x, float64 of shape (n, 2), and y, int of shape (n,): 0 background, 1 signal.
All raise ValueError for n < 1 or noise < 0, TypeError for any other rng.
"""

import numpy as np

from .arguments import check_count, check_number, check_rng
from .events import MASS_Z, simulate_events


def moons(n: int, noise: float, rng: np.random.Generator):
    """Two interleaved half circles of radius 1 (scikit-learn's `make_moons`)."""
    from sklearn.datasets import make_moons

    n, noise, rng = _check(n, noise, rng)
    return make_moons(n, noise=noise, random_state=_seed(rng))


def circles(n: int, noise: float, rng: np.random.Generator):
    """Signal on a circle of radius 0.5, background on one of radius 1 (scikit-learn's `make_circles`)."""
    from sklearn.datasets import make_circles

    n, noise, rng = _check(n, noise, rng)
    return make_circles(n, noise=noise, factor=0.5, random_state=_seed(rng))


def xor(n: int, noise: float, rng: np.random.Generator):
    """The square [-1, 1]²; signal where the two coordinates differ in sign."""
    n, noise, rng = _check(n, noise, rng)
    x = rng.uniform(-1, 1, (n, 2))
    y = (x[:, 0] * x[:, 1] < 0).astype(int)
    return _shake(x, noise, rng), y


def spirals(n: int, noise: float, rng: np.random.Generator):
    """Two arms of one and a half turns, from radius 0.1 out to 1; neighbouring arms are 0.3 apart."""
    n, noise, rng = _check(n, noise, rng)
    y = _halves(n, rng)
    along = rng.uniform(0, 1, n)
    angle = 3 * np.pi * along + np.pi * y
    return _shake(_polar(0.1 + 0.9 * along, angle), noise, rng), y


def rings(n: int, noise: float, rng: np.random.Generator):
    """Two broad rings about the origin with a gap between: signal at radius 0.2 to 0.45, background at 0.7 to 0.95."""
    n, noise, rng = _check(n, noise, rng)
    y = _halves(n, rng)
    radius = np.where(y == 1, 0.2, 0.7) + rng.uniform(0, 0.25, n)
    return _shake(_polar(radius, rng.uniform(0, 2 * np.pi, n)), noise, rng), y


def halfplane(n: int, noise: float, rng: np.random.Generator, angle: float = 45.0):
    """The unit disc, its right half signal, turned by `angle` degrees: 45 is the diagonal, 0 is aligned with the axes.

    The same rng state gives the same points at every angle, turned: only the direction of the boundary changes.
    """
    n, noise, rng = _check(n, noise, rng)
    angle = check_number("angle", angle, -360, 360)
    x = _polar(np.sqrt(rng.uniform(0, 1, n)), rng.uniform(-np.pi, np.pi, n))
    y = (x[:, 0] > 0).astype(int)
    return rotate(_shake(x, noise, rng), angle), y


def decays(n: int, noise: float, rng: np.random.Generator):
    """The simulated events in two features, for a plane: signal lies near the arc x2 = -log cosh(x1 / 2).

    x1 = η₁ - η₂ and x2 = log(2 √(pT₁ pT₂) / m_Z), both without unit; `noise` is the relative pT resolution (≤ 0.5).
    Leptons that fly back to back have m = 2 √(pT₁ pT₂) cosh(Δη / 2): hence the arc, blurred by the parent's own pT.
    """
    events = simulate_events(n, rng, resolution=check_number("noise", noise, 0, 0.5))
    x = np.column_stack([events.eta[:, 0] - events.eta[:, 1], np.log(2 * np.sqrt(events.pt.prod(axis=1)) / MASS_Z)])
    return x, events.label


def rotate(x: np.ndarray, degrees: float) -> np.ndarray:
    """Points x (n, 2), turned about the origin, counter-clockwise."""
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return x @ np.array([[c, s], [-s, c]])


def _check(n, noise, rng):
    return check_count(n), check_number("noise", noise, 0), check_rng(rng)


def _seed(rng) -> int:
    # scikit-learn takes no Generator: hand it a number drawn from ours.
    return int(rng.integers(2**32))


def _halves(n, rng) -> np.ndarray:
    return rng.permutation(np.arange(n) % 2)


def _polar(radius, angle) -> np.ndarray:
    return np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])


def _shake(x, noise, rng) -> np.ndarray:
    return x + rng.normal(0, noise, x.shape)
