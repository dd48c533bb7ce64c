"""Capacity and data (deck slide D44): a small or a big network on few or many points of the noisy moons."""

from functools import cache
from typing import Annotated

import numpy as np

from utils.curves.judge import probabilities
from utils.curves.overfit_recipes import MOONS, data
from utils.curves.overfitting import SAMPLES, WIDTHS, capacity_and_data, outcome, trained
from utils.demos.controls import Slider, Steps
from utils.demos.scene import Band, Field, Line, Panel, Points, Scene
from utils.demos.words import number

SIDE, XLIM, YLIM = 61, (-2.1, 3.1), (-1.6, 2.1)


def plane() -> np.ndarray:
    """The cells of the picture's grid, (SIDE², 2)."""
    x, y = np.meshgrid(np.linspace(*XLIM, SIDE), np.linspace(*YLIM, SIDE))
    return np.column_stack([x.ravel(), y.ravel()]).astype(np.float32)


def field(p: np.ndarray) -> Field:
    """The probability of signal over the plane, p (SIDE²,)."""
    return Field(p.reshape(SIDE, SIDE), XLIM, YLIM, contour=0.5)


@cache
def measured() -> dict[str, np.ndarray]:
    """The measured curves: name → values (widths, samples, seeds)."""
    table = capacity_and_data.load()
    shape = len(WIDTHS), len(SAMPLES), -1
    return {name: table[name].reshape(shape) for name in ("train", "test", "train loss", "test loss", "parameters")}


def capacity(
    width: Annotated[int, Steps(len(WIDTHS) - 1, label="neurons per layer (1, 2, 4, … 128)")] = 6,
    n: Annotated[int, Steps(len(SAMPLES) - 1, label="training points (30, 60, … 960)")] = 1,
    seed: Annotated[int, Slider(0, 3, 1, label="random sample")] = 0,
) -> Scene:
    """The boundary of one network; accuracy against width at this n, and against n at this width, over eight seeds."""
    w, many = WIDTHS[width], SAMPLES[n]
    (x, y), _, _ = data(MOONS, seed, many)
    one = outcome(w, many, seed)
    boundary = Panel(
        (field(probabilities(trained(w, many, seed), plane())[:, 1]), Points(x[:, 0], x[:, 1], y, size=0.8)),
        f"2-{w}-{w}-1, {many} points",
        "x₁",
        "x₂",
        XLIM,
        YLIM,
    )
    every = measured()
    panels = [
        boundary,
        _curves(WIDTHS, {k: every[k][:, n] for k in ("train", "test")}, w, f"{many} points", "neurons per layer"),
        _curves(SAMPLES, {k: every[k][width] for k in ("train", "test")}, many, f"width {w}", "training points"),
    ]
    here = {k: 100 * float(every[k][width, n].mean()) for k in ("train", "test")}
    gap = here["train"] - here["test"]
    words = f"train {number(here['train'])} %, test {number(here['test'])} %, gap {number(gap, 2)} points"
    alt = (
        f"A network 2-{w}-{w}-1 trained on {many} points of the moons. Mean of eight seeds: {words}. "
        "The gap between the curves grows to the right with the width and closes with the number of points."
    )
    line = f"mean of 8 seeds: {words}   (this sample: {number(100 * one['train'])} and {number(100 * one['test'])} %)"
    return Scene(tuple(panels), alt, line, {"train": here["train"], "test": here["test"], "gap": gap})


def _curves(at: tuple, found: dict, here: float, title: str, xlabel: str) -> Panel:
    x, marks = np.array(at, float), [Line(np.full(2, float(here)), np.array([0.0, 105]), "muted", dash=True)]
    for name, values in found.items():
        values = 100 * values
        marks += [Band(x, values.min(axis=1), values.max(axis=1), name)]
        marks += [Line(x, values.mean(axis=1), name, name, dash=name == "train")]
    return Panel(tuple(marks), title, xlabel, "accuracy, %", (x[0] * 0.9, x[-1] * 1.1), (68, 101), xlog=True)
