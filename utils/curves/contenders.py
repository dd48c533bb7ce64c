"""The optimisers of lecture 06 by name, as `make(θ, rate, κ)`, and the ravine on which they race.

The ravine is Q = θᵀHθ/2 with curvatures 1 across and 1/κ along, turned by an angle. All are those of `utils.nn`.
"""

import numpy as np

from utils.curves.measured import curve
from utils.nn import SGD, Adagrad, Adam, AdamW, RMSprop


def heavy_ball(κ: float) -> tuple[float, float]:
    """(η, μ) that are best for momentum on curvatures 1/κ … 1 (Polyak 1964)."""
    root = np.sqrt(κ)
    return float(4 * κ / (root + 1) ** 2), float(((root - 1) / (root + 1)) ** 2)


def nesterov(κ: float) -> tuple[float, float]:
    """(η, μ) of Nesterov's method on curvatures 1/κ … 1: η = 1/λ_max, μ = (√κ − 1)/(√κ + 1)."""
    root = np.sqrt(κ)
    return 1.0, float((root - 1) / (root + 1))


# by name, how each is made for parameters θ, a rate and the ravine's κ
CONTENDERS = {
    "SGD": lambda θ, rate, κ: SGD(θ, lr=rate),
    "momentum": lambda θ, rate, κ: SGD(θ, lr=rate, momentum=heavy_ball(κ)[1]),
    "Nesterov": lambda θ, rate, κ: SGD(θ, lr=rate, momentum=nesterov(κ)[1], nesterov=True),
    "Adagrad": lambda θ, rate, κ: Adagrad(θ, lr=rate),
    "RMSprop": lambda θ, rate, κ: RMSprop(θ, lr=rate),
    "Adam": lambda θ, rate, κ: Adam(θ, lr=rate),
    "AdamW": lambda θ, rate, κ: AdamW(θ, lr=rate),
}
ON_A_RAVINE = tuple(name for name in CONTENDERS if name != "AdamW")  # its decay would pull it to the minimum at 0
KAPPAS, ANGLES = (10, 100, 1000), (0, 15, 30, 45)
RATES = tuple(float(f"{10.0**k:.4g}") for k in np.arange(-3, 1.1, 0.25))
GOAL, LAST = 0.05, 3000  # arrived: for good within 1/20 of the distance at the start


@curve(optimiser=ON_A_RAVINE, kappa=KAPPAS, turned=ANGLES, rate=RATES)
def ravine_rates(optimiser, kappa, turned, rate):
    """Steps to the goal from 8 random starts: the median, the quickest and the slowest."""
    steps = steps_to_goal(optimiser, rate, kappa, turned)
    return {"steps": float(np.median(steps)), "low": int(steps.min()), "high": int(steps.max())}


def directions(turned: float) -> np.ndarray:
    """Unit vectors of the steep and the flat direction, as rows."""
    a = np.radians(turned)
    return np.array([[-np.sin(a), np.cos(a)], [np.cos(a), np.sin(a)]])


def ravine(κ: float, turned: float) -> np.ndarray:
    """The matrix H: curvature 1 across the ravine, 1/κ along it, turned by so many degrees."""
    axes = directions(turned)
    return axes.T @ np.diag([1.0, 1 / κ]) @ axes


def descend(name: str, rate: float, H: np.ndarray, κ: float, starts: np.ndarray, steps: int) -> np.ndarray:
    """Paths (steps + 1, n, 2) from n starts (n, 2), walked at once: an update of one number needs no other number."""
    θ = np.array(starts, dtype=float).ravel()
    optimiser, path = CONTENDERS[name](θ, rate, κ), np.empty((steps + 1, len(θ)))
    path[0] = θ
    with np.errstate(all="ignore"):  # too large a rate may overflow: it never arrives
        for step in range(steps):
            optimiser.step((θ.reshape(-1, 2) @ H).ravel())
            path[step + 1] = θ
    return path.reshape(steps + 1, -1, 2)


def distance(path: np.ndarray) -> np.ndarray:
    """How far from the minimum, as a share of the distance at the start, along paths (steps + 1, …, 2)."""
    with np.errstate(all="ignore"):
        away = np.hypot(path[..., 0], path[..., 1])
        return away / np.maximum(away[0], 1e-300)


def arrival(path: np.ndarray) -> np.ndarray:
    """The step from which the distance stays below the goal; the last step where it never does."""
    arrived = distance(path) <= GOAL  # false for what is not a number
    return len(path) - np.argmin(arrived[::-1], axis=0) - ~arrived[-1]


def starts(seed: int) -> np.ndarray:
    """Eight random starts (8, 2). Random, since a start such as (1, 1) suits an optimiser whose first step is η."""
    return np.random.default_rng(seed).normal(0, 1.5, (8, 2))


def steps_to_goal(name: str, rate: float, κ: float, turned: float, seed: int = 0) -> np.ndarray:
    """Steps until the distance stays below 1/20 of its start, from 8 starts; LAST for those that do not arrive."""
    return arrival(descend(name, rate, ravine(κ, turned), κ, starts(seed), LAST))
