"""Gradient descent θ ← θ − η ∇Q(θ) on Q(θ) = c θ² / 2: crawl, converge, oscillate, diverge (deck slide D18)."""

from typing import Annotated

import numpy as np

from utils.demos.controls import Slider
from utils.demos.scene import Line, Panel, Points, Scene
from utils.demos.words import number
from utils.nn import SGD

STEPS = 25


def descent(
    rate: Annotated[float, Slider(0.05, 2.5, 0.05, label="learning rate η", named=(0.5, 1, 1.8, 2.1))] = 0.2,
    curvature: Annotated[float, Slider(0.5, 4, 0.5, label="curvature c")] = 1.0,
    start: Annotated[float, Slider(-3, 3, 0.5, label="start θ₀")] = -2.5,
) -> Scene:
    """The walk on the parabola, and θ at every step."""
    path = walk(curvature, rate, start, STEPS)
    inside = np.abs(path) < 4
    last = len(path) if inside.all() else int(np.argmin(inside)) + 1  # beyond the picture there is nothing to see
    shown, name = path[:last], regime(curvature, rate)
    θ = np.linspace(-4, 4, 161)
    left = Panel(
        (
            Line(θ, curvature * θ**2 / 2, "muted", "Q(θ)"),
            Line(shown, curvature * shown**2 / 2, "forward", width=0.6),
            Points(shown, curvature * shown**2 / 2, role="forward"),
            Points(shown[:1], curvature * shown[:1] ** 2 / 2, role="signal", label="start", size=1.5),
        ),
        "",
        "θ",
        "Q(θ)",
        (-4, 4),
        (-0.3, 8 * max(curvature, 1.0)),
    )
    right = Panel(
        (
            Line(np.array([0.0, STEPS]), np.zeros(2), "muted", "minimum", dash=True),
            Line(np.arange(last), shown, "forward"),
            Points(np.arange(last), shown, role="forward"),
        ),
        name,
        "step i",
        "θᵢ",
        (-0.5, STEPS + 0.5),
        (-4, 4),
    )
    factor = 1 - rate * curvature
    line = f"each step multiplies θ by 1 − η c = {number(factor)};   edge at η = 2 / c = {number(2 / curvature)}"
    alt = f"Descent on a parabola of curvature {number(curvature)} with learning rate {number(rate)} {name}: {line}."
    numbers = {"factor": factor, "edge": 2 / curvature, "θ after 25 steps": float(path[-1])}
    return Scene((left, right), alt, line, numbers)


def walk(curvature: float, rate: float, start: float, steps: int) -> np.ndarray:
    """θ₀ … θ_steps, shape (steps + 1,), by the optimiser of `utils.nn`."""
    θ = np.array([float(start)])
    optimiser = SGD(θ, lr=rate)
    path = [θ[0]]
    for _ in range(steps):
        optimiser.step(curvature * θ)
        path.append(θ[0])
    return np.array(path)


def regime(curvature: float, rate: float) -> str:
    """What a walk with this factor 1 − η c does, in a word."""
    factor = 1 - rate * curvature
    if abs(abs(factor) - 1) < 1e-9:
        return "bounces for ever"
    if abs(factor) > 1:
        return "diverges"
    if factor < -1e-9:
        return "oscillates and converges"
    return "crawls" if factor > 0.9 else "converges"


def measured_edge(curvature: float, steps: int = 100) -> float:
    """The learning rate above which |θ| has grown after `steps` steps, found by trying: bisection, no formula used."""
    low, high = 0.0, 10.0 / curvature
    for _ in range(60):
        middle = (low + high) / 2
        grown = abs(walk(curvature, middle, 1.0, steps)[-1]) > 1.0
        low, high = (low, middle) if grown else (middle, high)
    return high
