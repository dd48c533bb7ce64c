"""Linear and non-linear data (deck: D3, D4): draw a line by hand, and find out what the best of all lines can do."""

from functools import cache
from typing import Annotated

import numpy as np

from utils.data import TOYS, halfplane
from utils.demos.controls import Choice, Slider, Switch
from utils.demos.scene import Line, Panel, Points, Scene
from utils.demos.words import number

ANGLES = np.arange(0, 360, 1.0)
NOISE = {"circles": 0.08, "moons": 0.2, "xor": 0.0, "spirals": 0.02}
NAMES = {"halfplane": "half-plane", "xor": "XOR"}
REACH = 1.3


def draw_a_line(
    angle: Annotated[float, Slider(0, 360, 5, unit="°", label="signal side points to", named=(45,))] = 0.0,
    shift: Annotated[float, Slider(-1.5, 1.5, 0.05, label="shift", named=(0,))] = 0.3,
    data: Annotated[str, Choice(("circles", "moons", "xor", "spirals"), label="data on the right")] = "circles",
    show: Annotated[bool, Switch("show the best line of each")] = False,
) -> Scene:
    """One straight line over two data sets. The arrow points to the side that the line calls signal."""
    panels, numbers, said = [], {}, []
    for name in ("halfplane", data):
        x, y = points(name)
        mine, (top, best) = line_accuracy(x, y, angle, shift), best_line(name)
        marks = [Points(x[:, 0], x[:, 1], y, size=0.8), *_line(angle, shift, "text")]
        if show:
            marks += _line(*best, "muted", dash=True)
        words = NAMES.get(name, name)
        title = f"{words}: {number(mine)}" + (f", best line {number(top)}" if show else "")
        panels.append(_panel(marks, title, x))
        numbers |= {name: mine, f"best on {name}": top}
        said.append(f"{number(mine)} on {words}" + (f" (the best line: {number(top)})" if show else ""))
    words = f"accuracy of your line: {said[0]}, {said[1]}"
    alt = f"Half-plane data, which a line can divide, beside {NAMES.get(data, data)}; the same line over both: {words}."
    return Scene(tuple(panels), alt, words, numbers)


@cache
def points(name: str, seed: int = 0, n: int = 500) -> tuple[np.ndarray, np.ndarray]:
    """`n` points of a toy data set, half of them signal or nearly so."""
    rng = np.random.default_rng(seed)
    return halfplane(n, 0.0, rng) if name == "halfplane" else TOYS[name](n, NOISE[name], rng)


def line_accuracy(x: np.ndarray, y: np.ndarray, angle: float, shift: float) -> float:
    """Share of the points (n, 2) that lie on their own side of the line x·w = shift, w at `angle` degrees."""
    return float(np.mean((x @ _normal(angle) > shift) == y))


@cache
def best_line(name: str, seed: int = 0) -> tuple[float, tuple[float, float]]:
    """The highest accuracy of any line, and that line (angle, shift): every degree, and at each one every shift."""
    x, y = points(name, seed)
    best = (0.0, (0.0, 0.0))
    for angle in ANGLES:
        along = x @ _normal(angle)
        order = np.argsort(along)
        # Move the line past one point after the other: each background point left behind is won, each signal lost.
        right = y.sum() + np.append(0, np.cumsum(1 - 2 * y[order]))
        cuts = np.concatenate([[along.min() - 0.1], (along[order][1:] + along[order][:-1]) / 2, [along.max() + 0.1]])
        if right.max() / len(y) > best[0]:
            best = (float(right.max() / len(y)), (float(angle), float(cuts[right.argmax()])))
    return best


def logistic_accuracy(name: str, seed: int = 0) -> float:
    """Accuracy on 2000 fresh points of the line that logistic regression finds from 500."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=1e6).fit(*points(name, seed))
    return float(model.score(*points(name, 1000 + seed, 2000)))


def _normal(angle: float) -> np.ndarray:
    return np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])


def _line(angle, shift, role, dash=False) -> list[Line]:
    w = _normal(angle)
    along = (shift * w)[:, None] + np.outer([-w[1], w[0]], [-4.0, 4.0])
    barb = np.array([[0.18, -0.12], [0.3, 0.0], [0.18, 0.12]]) @ np.array([w, [-w[1], w[0]]])
    tip = shift * w + np.vstack([[0, 0], 0.3 * w, [np.nan] * 2, barb])
    return [Line(along[0], along[1], role, dash=dash, width=1.3), Line(tip[:, 0], tip[:, 1], role)]


def _panel(marks, title, x) -> Panel:
    if np.abs(x).max() > REACH + 0.2:  # the moons lie off the centre
        return Panel(tuple(marks), title, "x₁", "x₂", (-1.7, 2.7), (-1.9, 2.5), equal=True)
    return Panel(tuple(marks), title, "x₁", "x₂", (-REACH, REACH), (-REACH, REACH), equal=True)
