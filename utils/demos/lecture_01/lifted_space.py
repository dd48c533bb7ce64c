"""Feature engineering (deck: D7): add a feature, fit a plane in the lifted space, see its trace in the data's own."""

from functools import cache
from typing import Annotated

import numpy as np

from utils.demos.controls import Choice, Slider, Switch
from utils.demos.lecture_01.draw_a_line import points
from utils.demos.scene import Field, Line, Panel, Points, Scene, Text
from utils.demos.words import number

SIDE = np.linspace(-1.4, 1.4, 57)
HEIGHT = 0.9  # how tall the lifted space is drawn, as wide as it is


def lifted_space(
    data: Annotated[str, Choice(("circles", "xor", "moons", "spirals"))] = "circles",
    r2: Annotated[bool, Switch("feature r² = x₁² + x₂²")] = False,
    x1x2: Annotated[bool, Switch("feature x₁x₂")] = False,
    turn: Annotated[int, Slider(0, 360, 5, unit="°", label="walk around")] = 30,
) -> Scene:
    """Logistic regression on x₁, x₂ and the features that are on: its boundary in the plane, and as a plane in 3-D."""
    model, score = fitted(data, r2, x1x2), accuracy(data, r2, x1x2)
    x, y = points(data)
    grid = np.stack(np.meshgrid(SIDE, SIDE), axis=-1)
    probability = model.predict_proba(_with(grid.reshape(-1, 2), r2, x1x2))[:, 1].reshape(len(SIDE), -1)
    flat = Panel(
        (Field(probability, (-1.4, 1.4), (-1.4, 1.4), contour=0.5), Points(x[:, 0], x[:, 1], y, size=0.6)),
        f"accuracy on fresh points {number(score)}",
        "x₁",
        "x₂",
        (-1.4, 1.4),
        (-1.4, 1.4),
        equal=True,
    )
    on = [name for name, yes in (("r²", r2), ("x₁x₂", x1x2)) if yes]
    words = f"logistic regression on {', '.join(['x₁', 'x₂', *on])}: accuracy {number(score)}"
    alt = f"{data}: the boundary in the plane is {'curved' if on else 'a straight line'}; beside it the points lifted"
    alt += f" by {' and '.join(on)} with a flat plane between them. {words}." if on else f" by nothing. {words}."
    return Scene((flat, _space(x, y, model, on, r2, x1x2, turn)), alt, words, {"accuracy": score})


@cache
def fitted(data: str, r2: bool, x1x2: bool, seed: int = 0):
    """scikit-learn's logistic regression on 500 points of a toy, with the chosen features added."""
    from sklearn.linear_model import LogisticRegression

    x, y = points(data, seed)
    return LogisticRegression(C=1e4, max_iter=1000).fit(_with(x, r2, x1x2), y)


@cache
def accuracy(data: str, r2: bool, x1x2: bool, seed: int = 0) -> float:
    """Its accuracy on 2000 fresh points."""
    x, y = points(data, 1000 + seed, 2000)
    return float(fitted(data, r2, x1x2, seed).score(_with(x, r2, x1x2), y))


def _with(x: np.ndarray, r2: bool, x1x2: bool) -> np.ndarray:
    extra = [(x**2).sum(axis=1)] * r2 + [x[:, 0] * x[:, 1]] * x1x2
    return np.column_stack([x, *extra])


def _space(x, y, model, on, r2, x1x2, turn) -> Panel:
    """The points at height h, the engineered feature (of two: their weighted sum), seen from a side."""
    w, b = model.coef_[0], model.intercept_[0]
    length = float(np.linalg.norm(w[2:]) * np.sign(w[2])) if on else 0.0  # signed, so that the first feature points up

    def lift(points):
        return _with(points, r2, x1x2)[:, 2:] @ w[2:] / length if on else np.zeros(len(points))

    h = lift(x)
    low, high = (float(h.min()), float(h.max())) if on else (-1.0, 1.0)

    def seen(a, b, height):
        t, tilt = np.radians(turn), np.radians(20)
        scaled = HEIGHT * (2 * (height - low) / (high - low) - 1)
        depth = a * np.sin(t) + b * np.cos(t)
        return a * np.cos(t) - b * np.sin(t), depth * np.sin(tilt) + scaled * np.cos(tilt)

    marks = []
    edge = np.array([-1.2, 1.2])
    corner = np.full(2, -1.2)
    floor = low if on else 0.0
    marks += [Line(*seen(edge, corner, np.full(2, floor)), "muted", width=0.6)]
    marks += [Line(*seen(corner, edge, np.full(2, floor)), "muted", width=0.6)]
    marks += [
        Text(*map(float, seen(1.4, -1.2, floor)), "x₁", "muted"),
        Text(*map(float, seen(-1.2, 1.4, floor)), "x₂", "muted"),
    ]
    if on:
        marks.append(Line(*seen(corner, corner, np.array([low, high])), "muted", width=0.6))
        name = on[0] if len(on) == 1 else "mixed"
        marks.append(Text(*map(float, seen(-1.2, -1.2, high + 0.12 * (high - low))), name, "muted"))
        marks += [Line(*seen(*line), "text", width=0.5) for line in _plane(w, b, length, low, high)]
    marks.append(Points(*seen(x[:, 0], x[:, 1], h), y, size=0.6))
    title = f"the space lifted by {' and '.join(on)}" if on else "nothing lifts the points yet"
    return Panel(tuple(marks), title, xlim=(-1.9, 1.9), ylim=(-1.75, 1.75), equal=True, axes=False)


def _plane(w, b, length, low, high):
    """Grid lines (x₁, x₂, h) of the plane w₁x₁ + w₂x₂ + length · h + b = 0, as far as it lies in the box."""
    side = np.linspace(-1.2, 1.2, 41)
    for fixed in side[::5]:
        for one, other in ((side, np.full(41, fixed)), (np.full(41, fixed), side)):
            height = -(w[0] * one + w[1] * other + b) / length
            yield one, other, np.where((height >= low) & (height <= high), height, np.nan)
