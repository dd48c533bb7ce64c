"""Existence is not learnability (deck slide D33): one network, its weights once written down and once trained."""

from functools import cache
from typing import Annotated

import numpy as np

from utils.curves.approximation import WIDTHS, X, construct_against_train, constructed, error, learned, wave
from utils.demos.controls import Choice, Steps
from utils.demos.scene import Band, Line, Panel, Points, Scene
from utils.demos.words import number

WRITTEN, TRAINED, RATE = "written down", "trained", 0.01


def construct_or_train(
    weights: Annotated[str, Choice((WRITTEN, TRAINED))] = TRAINED,
    step: Annotated[int, Steps(len(WIDTHS) - 1, label="width 4, 8, 16, 32, 64, 128")] = 2,
) -> Scene:
    """Left the network of one width, trained now; right the measured errors of all widths and starts."""
    width = WIDTHS[step]
    net = constructed(width) if weights == WRITTEN else _learned(width)
    off = error(net)
    x = X[:, 0]
    lines = Line(x, wave(x), "target", "target", width=1.6), Line(x, net.predict(X)[:, 0], "model", weights)
    left = Panel(lines, f"1-{width}-1 ReLU, {weights}: error {number(off, 2)}", "x", "", (-1, 1), (-1.6, 1.6))
    n, written = np.array(WIDTHS, dtype=float), np.array([written_error(w) for w in WIDTHS])
    low, middle, high = np.array([trained_errors(w) for w in WIDTHS]).T
    right = Panel(
        (
            Band(n, low, high, "second"),
            Line(n, middle, "second", "trained, 8 starts"),
            Line(n, written, "first", "written down"),
            Points(np.array([float(width)]), np.array([off]), role="model", size=1.5),
        ),
        "error", "width", "", (3.5, 150), (3e-4, 1.5), xlog=True, ylog=True,
    )  # fmt: skip
    line = f"width {width}: written down {number(written[step], 2)}, trained {number(middle[step], 2)} (median)"
    alt = f"A 1-{width}-1 ReLU network on a wave, its weights {weights}: error {number(off, 2)}. Over starts, {line}."
    return Scene((left, right), alt, line, {"written": float(written[step]), "trained": float(middle[step])})


@cache
def _learned(width: int):
    return learned(width, RATE, 0)


def written_error(width: int) -> float:
    """The error of the network whose weights are written down."""
    return float(construct_against_train.load().where(width=width)["constructed"][0])


@cache
def trained_errors(width: int) -> tuple[float, float, float]:
    """Lowest, median and highest error of eight trained networks, at the learning rate with the best median."""
    table = construct_against_train.load().where(width=width)
    rates = construct_against_train.grid["rate"]
    best = min((table.where(rate=rate)["trained"] for rate in rates), key=np.median)
    return float(best.min()), float(np.median(best)), float(best.max())
