"""Leave g out and two layers are one: ŷ = wᵀ(W x) = w'ᵀ x (deck slide D10)."""

from typing import Annotated

import numpy as np

from utils.demos.controls import Choice, Slider, Switch
from utils.demos.lecture_02.beast import TOYS, accuracies, accuracy, plane, points, sigmoid, trained
from utils.demos.scene import Field, Line, Panel, Points, Scene
from utils.demos.words import number

SEEDS = 6


def with_and_without(
    g: Annotated[bool, Switch("non-linearity g = σ")] = False,
    data: Annotated[str, Choice(tuple(TOYS), label="data")] = "circles",
    hidden: Annotated[int, Slider(1, 8, 1, label="hidden neurons")] = 8,
    seed: Annotated[int, Slider(0, SEEDS - 1, 1, label="start and sample")] = 0,
) -> Scene:
    """The boundary of one network with or without g, and the accuracies of all starts, both ways, side by side."""
    net = trained(data, hidden, g, seed)
    x, y = points(data, seed)
    grid, xlim, ylim = plane(data)
    side = round(len(grid) ** 0.5)
    found = accuracy(net, data, seed)
    marks = (
        Field(sigmoid(net.predict(grid)).reshape(side, side), xlim, ylim, contour=0.5),
        Points(x[:, 0], x[:, 1], y, size=0.8),
    )
    words = f"2-{hidden}-1 {'with' if g else 'without'} g"
    left = Panel(marks, f"{words}: test accuracy {found:.3f}", "x₁", "x₂", xlim=xlim, ylim=ylim)
    both = {flag: accuracies(data, hidden, flag, SEEDS) for flag in (False, True)}
    step = np.linspace(-0.18, 0.18, SEEDS)
    chosen = Points(np.array([g + step[seed]]), np.array([both[g][seed]]), role="focus", size=2.0)
    marks = (
        Line(np.array([-0.5, 1.5]), np.array([0.5, 0.5]), "muted", "guessing", dash=True),
        chosen,
        Points(step, both[False], role="first", size=1.2),
        Points(1 + step, both[True], role="second", size=1.2),
    )
    names = "without g", "with g"
    right = Panel(marks, "six starts each", "", "test accuracy", (-0.5, 1.5), (0.4, 1.02), xnames=names)
    text = " and ".join(
        f"{'with' if flag else 'without'} g {values.min():.3f} to {values.max():.3f}" for flag, values in both.items()
    )
    line = f"{words}: {_as_one_row(net)}" if not g else f"{words}: no such single row exists"
    numbers = {
        "accuracy": found,
        "median without": float(np.median(both[False])),
        "median with": float(np.median(both[True])),
    }
    return Scene((left, right), f"{words} on {data}. Test accuracy of six starts: {text}.", line, numbers)


def _as_one_row(net) -> str:
    row, shift = collapsed(net)
    terms = f"ŷ before the last σ = {number(row[0])} x₁ + {number(row[1])} x₂ + {number(shift)}"
    return terms.replace("+ −", "− ")


def collapsed(net) -> tuple[np.ndarray, float]:
    """w'ᵀ = wᵀW, and the constant, of a network without g."""
    W, b, w, w0 = net[0].weight, net[0].bias, net[-1].weight[0], net[-1].bias[0]
    return w @ W, float(w @ b + w0)


def collapse_gap(data: str, hidden: int, seed: int) -> float:
    """The largest difference over 2000 points between the trained network without g and its single row, relative."""
    net = trained(data, hidden, False, seed)
    x, _ = points(data, 1000 + seed, 2000)
    row, shift = collapsed(net)
    two_steps, one_step = net.predict(x)[:, 0], x @ row + shift
    return float(np.abs(two_steps - one_step).max() / max(1.0, np.abs(one_step).max()))
