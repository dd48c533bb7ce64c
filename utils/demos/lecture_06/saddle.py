"""A saddle, and the plateau around it (deck slide D40): Q = x²/2 − y²/2 + y⁴/4, where most of the way is waiting."""

from functools import cache
from typing import Annotated

import numpy as np

from utils.demos.controls import Place, Slider, Steps
from utils.demos.scene import Line, Panel, Points, Scene, Surface
from utils.demos.words import number
from utils.nn import SGD

RATE, LAST, REACH = 0.1, 160, 1.6
SIDE = np.linspace(-REACH, REACH, 41)


def Q(x, y):
    """A pass between two hills along x, and two valleys at y = ±1, where Q = −1/4. At (0, 0) the slope is zero."""
    return x**2 / 2 - y**2 / 2 + y**4 / 4


def walk(start: tuple[float, float], steps: int = LAST) -> np.ndarray:
    """Gradient descent with η = 0.1 from `start`, shape (steps + 1, 2)."""
    θ = np.array(start, dtype=float)
    optimiser, path = SGD(θ, lr=RATE), [θ.copy()]
    for _ in range(steps):
        optimiser.step(np.array([θ[0], θ[1] ** 3 - θ[1]]))
        path.append(θ.copy())
    return np.array(path)


@cache
def waiting(start: tuple[float, float]) -> int:
    """Steps until |y| has grown to 1/2: how long the saddle holds the walker."""
    far = np.abs(walk(start, 5000)[:, 1]) >= 0.5
    return int(far.argmax()) if far.any() else 5000


def saddle(
    start: Annotated[tuple[float, float], Place((-1.5, 1.5), (-1.5, 1.5), 0.01, panel=1, label="start")] = (1.4, 0.01),
    step: Annotated[int, Steps(LAST)] = LAST,
    turn: Annotated[int, Slider(0, 360, 10, unit="°", label="walk around")] = 50,
) -> Scene:
    """The walk on the saddle, in space, on the map and as loss against step."""
    path = walk(start)[: step + 1]
    heights = Q(path[:, 0], path[:, 1])
    x, y = np.meshgrid(SIDE, SIDE)
    surface = Surface(Q(x, y), (-REACH, REACH), (-REACH, REACH), (-0.5, 1.7), azimuth=turn)
    across, up, _ = surface.seen(path[:, 0], path[:, 1], heights)
    space = Panel(
        (surface, Line(across, up, "signal", width=1.4), Points(across[-1:], up[-1:], role="signal", size=1.3)),
        xlim=(-1.05, 1.05),
        ylim=(-1, 1),
        equal=True,
        axes=False,
    )
    marks = (
        Line(path[:, 0], path[:, 1], "signal"),
        Points(path[:1, 0], path[:1, 1], role="signal", label="start", size=1.4),
        Points(np.zeros(1), np.zeros(1), role="neutral", label="saddle", size=1.2),
        Points(np.zeros(2), np.array([-1.0, 1.0]), role="background", label="minima", size=1.2),
    )
    side = (-REACH, REACH)
    chart = Panel(marks, "click to choose the start", "x", "y", side, side)
    curve = Panel(
        (Line(np.arange(len(path)), heights, "signal"), Line(np.array([0.0, LAST]), np.zeros(2), "muted", dash=True)),
        "loss Q",
        "step",
        "",
        (0, LAST),
        (-0.4, 1.7),
    )
    held = waiting(start)
    words = f"the saddle holds the walker for {held} steps" if held < 5000 else "the walker never leaves the saddle"
    alt = f"Gradient descent from ({number(start[0])}, {number(start[1])}) on a saddle surface: {words}."
    return Scene((space, chart, curve), alt, words, {"held": held, "Q": float(heights[-1])})
