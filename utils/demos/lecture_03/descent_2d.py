"""Gradient descent in a valley with two curvatures: one learning rate must suit both (deck slide D18)."""

from typing import Annotated

import numpy as np

from utils.curves.contenders import directions
from utils.demos.controls import Place, Slider
from utils.demos.lecture_03.descent import regime
from utils.demos.scene import Line, Panel, Points, Scene
from utils.demos.words import number
from utils.nn import SGD

STEPS, REACH, FLAT = 40, 3.0, 0.5


def valley(
    rate: Annotated[float, Slider(0.02, 1.2, 0.02, label="learning rate η", named=(0.38, 0.4, 0.42))] = 0.1,
    steep: Annotated[float, Slider(0.5, 10, 0.5, label="steep curvature λ_max")] = 5.0,
    turned: Annotated[float, Slider(0, 90, 15, unit="°", label="valley turned by")] = 30.0,
    start: Annotated[tuple[float, float], Place((-3, 3), (-3, 3), 0.1, label="start")] = (-2.5, 1.5),
) -> Scene:
    """The walk in the valley, and how far it is from the minimum along the steep and the flat direction."""
    H = hessian(steep, FLAT, turned)
    path = walk(H, rate, np.array(start), STEPS)
    inside = np.abs(path).max(axis=1) < 2 * REACH
    last = len(path) if inside.all() else int(np.argmin(inside)) + 1
    shown = path[:last]
    left = Panel(
        (
            *_levels(steep, turned),
            Line(shown[:, 0], shown[:, 1], "forward", width=0.6),
            Points(shown[:, 0], shown[:, 1], role="forward", size=0.8),
            Points(shown[:1, 0], shown[:1, 1], role="signal", label="start", size=1.5),
        ),
        "",
        "θ₁",
        "θ₂",
        xlim=(-REACH, REACH),
        ylim=(-REACH, REACH),
        equal=True,
    )
    axis = directions(turned)
    along = shown @ axis.T
    names = [regime(curvature, rate) for curvature in (steep, FLAT)]
    time = np.arange(last)
    right = Panel(
        (
            Line(np.array([0.0, STEPS]), np.zeros(2), "muted"),
            Line(time, along[:, 0], "signal", "steep"),
            Line(time, along[:, 1], "background", "flat", dash=True),
        ),
        "",
        "step i",
        "distance from the minimum",
        (0, STEPS),
        (-4.5, 4.5),
    )
    line = f"steep: {names[0]};   flat: {names[1]};   edge at η = 2 / λ_max = {number(2 / max(steep, FLAT))}"
    alt = f"Descent with η = {number(rate)} in a valley of curvatures {number(steep)} and {number(FLAT)}: {line}."
    numbers = {"edge": 2 / max(steep, FLAT), "Q at the end": 0.5 * float(path[-1] @ H @ path[-1])}
    return Scene((left, right), alt, line, numbers)


def _levels(steep: float, turned: float) -> list[Line]:
    """Ellipses on which Q is the same: narrow across the valley, long along it."""
    turn, axis = np.linspace(0, 2 * np.pi, 121), directions(turned)
    circle = np.column_stack([np.cos(turn), np.sin(turn)])
    rings = [np.sqrt(2 * Q / np.array([steep, FLAT])) * circle @ axis for Q in (0.1, 0.5, 1.5, 3, 6, 10, 16, 24, 34)]
    return [Line(ring[:, 0], ring[:, 1], "muted", width=0.4) for ring in rings]


def hessian(steep: float, flat: float, turned: float) -> np.ndarray:
    """The matrix of second derivatives of Q, with these two curvatures."""
    axis = directions(turned)
    return axis.T @ np.diag([steep, flat]) @ axis


def walk(H: np.ndarray, rate: float, start: np.ndarray, steps: int) -> np.ndarray:
    """θ₀ … θ_steps on Q = θᵀ H θ / 2, shape (steps + 1, d)."""
    θ = np.array(start, dtype=float)
    optimiser = SGD(θ, lr=rate)
    path = [θ.copy()]
    for _ in range(steps):
        optimiser.step(H @ θ)
        path.append(θ.copy())
    return np.array(path)


def measured_edge(steep: float, flat: float, turned: float) -> float:
    """The learning rate above which Q has grown between step 200 and step 400, found by trying."""
    H, start = hessian(steep, flat, turned), np.array([1.0, 0.7])
    low, high = 0.0, 3.0 / max(steep, flat)
    for _ in range(50):
        middle = (low + high) / 2
        path = walk(H, middle, start, 400)
        grown = path[400] @ H @ path[400] > path[200] @ H @ path[200]
        low, high = (low, middle) if grown else (middle, high)
    return high
