"""Momentum against theory (deck slide D42): how the number of steps grows with the condition number κ.

On curvatures 1/κ … 1 every method is a linear recursion, and its slowest factor per step is known in closed form.
"""

from functools import cache
from typing import Annotated

import numpy as np

from utils.curves.contenders import heavy_ball, nesterov
from utils.demos.controls import Slider
from utils.demos.scene import Line, Panel, Points, Scene
from utils.demos.words import number
from utils.nn import SGD

GOAL = 1e-4  # the distance from the minimum, as a share of the distance at the start
ROLES = {"gradient descent": "neutral", "momentum": "first", "Nesterov": "third"}
PLACES = tuple(float(f"{10.0**k:.4g}") for k in np.arange(1, 3.1, 0.25))


def setting(name: str, κ: float) -> tuple[float, float]:
    """(η, μ) that theory calls best for curvatures 1/κ … 1."""
    if name == "gradient descent":
        return 2 * κ / (κ + 1), 0.0
    return heavy_ball(κ) if name == "momentum" else nesterov(κ)


def factor(name: str, κ: float) -> float:
    """What is left of the distance after one step, far on: (κ−1)/(κ+1), (√κ−1)/(√κ+1), 1 − 1/√κ."""
    root = np.sqrt(κ)
    return {"gradient descent": (κ - 1) / (κ + 1), "momentum": (root - 1) / (root + 1), "Nesterov": 1 - 1 / root}[name]


def predicted(name: str, κ: float) -> int:
    """Steps to the goal from (1, 1) along the two axes, by formula.

    With its best setting a method's recursion has a double root ±ρ, so a coordinate is ρᵗ(1 + ct), where c follows
    from the first step: that is why momentum needs more steps than ln(1/goal)/ln(1/ρ).
    """
    ρ, (η, μ) = factor(name, κ), setting(name, κ)
    t = np.arange(20 * int(np.ceil(np.log(1 / GOAL) / -np.log(ρ))) + 20)
    if name == "gradient descent":
        distance = ρ**t
    elif name == "momentum":
        flat, steep = ρ**t * (1 + t * (1 - ρ)), ρ**t * (1 + t * (1 + ρ))
        distance = np.hypot(flat, steep) / np.sqrt(2)
    else:
        first = 1 - η * (1 + μ) / κ
        flat, steep = ρ**t * (1 + t * (first / ρ - 1)), _steep_nesterov(η, μ, len(t))
        distance = np.hypot(flat, steep) / np.sqrt(2)
    return int(np.flatnonzero(distance > GOAL)[-1]) + 1


def _steep_nesterov(η: float, μ: float, steps: int) -> np.ndarray:
    """Across the ravine ηλ = 1: the first step overshoots to −μ, the second lands on 0 and stays."""
    return np.r_[1.0, -μ, np.zeros(steps - 2)]


@cache
def distances(name: str, κ: float, rate: float | None = None, momentum: float | None = None) -> np.ndarray:
    """Walked with `utils.nn`: the distance from the minimum after every step, from (1, 1), as a share of the first."""
    η, μ = setting(name, κ)
    η, μ = η if rate is None else rate, μ if momentum is None else momentum
    θ, curvature, found = np.ones(2), np.array([1.0, 1 / κ]), [1.0]
    optimiser = SGD(θ, lr=η, momentum=μ, nesterov=name == "Nesterov" and μ > 0)
    while len(found) < 20 * κ + 200 and 1e-7 < found[-1] < 1e3:
        optimiser.step(curvature * θ)
        found.append(float(np.linalg.norm(θ) / np.sqrt(2)))
    return np.array(found)


def measured(name: str, κ: float, **other) -> int:
    """The step from which the distance stays below the goal."""
    return int(np.flatnonzero(distances(name, κ, **other) > GOAL)[-1]) + 1


def steps_on_kappa(kappa: Annotated[float, Slider(10, 1000, 0.25, log=True, label="κ")] = 100.0) -> Scene:
    """Distance from the minimum at this κ, and the steps needed over κ: points are walked, lines are theory."""
    κ = min(PLACES, key=lambda place: abs(np.log(place / kappa)))
    walks, lines = [], []
    for name, role in ROLES.items():
        path = distances(name, κ)
        walks.append(Line(np.arange(len(path)), np.maximum(path, 1e-7), role, name, dash=name == "Nesterov"))
        lines += [
            Line(np.array(PLACES), np.array([predicted(name, k) for k in PLACES], float), role),
            Points(np.array(PLACES), np.array([measured(name, k) for k in PLACES], float), role=role, size=0.8),
            Points(np.array([κ]), np.array([float(measured(name, κ))]), role=role, size=1.7),
        ]
    last = 1.1 * measured("gradient descent", κ)
    left = Panel(
        (*walks, Line(np.array([0.0, last]), np.full(2, GOAL), "muted", dash=True)),
        f"distance, κ = {number(κ)}",
        "step",
        "share of the distance",
        (0, last),
        (1e-6, 3),
        ylog=True,
    )
    right = Panel(
        tuple(lines), "steps to 1/10,000 of the distance", "κ", "steps", (8, 1300), (8, 8000), xlog=True, ylog=True
    )
    counts = {name: measured(name, κ) for name in ROLES}
    words = ", ".join(f"{name} {n} (theory {predicted(name, κ)})" for name, n in counts.items())
    alt = f"Steps that cut the distance to 1/10,000 at κ = {κ:.4g}: {words}. Lines of slope 1 and ½ over κ."
    return Scene((left, right), alt, words, counts)
