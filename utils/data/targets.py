"""Curves and surfaces to fit, called like the toys: `x, y = sine(n, noise, rng)`; `sine.f(x)` is the clean curve.

x is float64 of shape (n, dims), uniform in [-1, 1]; y is float64 of shape (n,), between -1 and 1 before the noise.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .arguments import check_count, check_number, check_rng


@dataclass(frozen=True)
class Target:
    """A function `f` from x (n, dims) to y (n,); calling the target draws noisy samples of it."""

    name: str
    dims: int
    f: Callable[[np.ndarray], np.ndarray]

    def __call__(self, n: int, noise: float, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        """`n` points; Gaussian noise of standard deviation `noise` is added to y, never to x.

        Raises ValueError for n < 1 or noise < 0, TypeError for an rng that is no np.random.Generator.
        """
        n, noise, rng = check_count(n), check_number("noise", noise, 0), check_rng(rng)
        x = rng.uniform(-1, 1, (n, self.dims))
        return x, self.f(x) + rng.normal(0, noise, n)


def _sine(x):
    return np.sin(2 * np.pi * x[:, 0])


def _sawtooth(x):
    # Four teeth of straight lines, no jumps: the triangle wave of Telgarsky (2016), on which depth pays.
    tooth = 2 * (x[:, 0] + 1)
    return 4 * np.abs(tooth - np.floor(tooth + 0.5)) - 1


def _plane(x):
    return (x[:, 0] + x[:, 1]) / 2


def _bumps(x):
    # Two hills and two hollows of width 0.25, one in the middle of each quadrant.
    centres = np.array([[0.5, 0.5], [-0.5, -0.5], [-0.5, 0.5], [0.5, -0.5]])
    heights = np.array([1, 1, -1, -1])
    square = ((x[:, None, :] - centres) ** 2).sum(axis=2)
    return np.exp(-square / (2 * 0.25**2)) @ heights


sine = Target("sine", 1, _sine)
sawtooth = Target("sawtooth", 1, _sawtooth)
plane = Target("plane", 2, _plane)
bumps = Target("bumps", 2, _bumps)
