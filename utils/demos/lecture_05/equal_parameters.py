"""Depth against width at equal parameters (deck slide D34): on a sawtooth, and on the events with their ceiling."""

from typing import Annotated

import numpy as np

from utils.curves.depth import DEPTHS, depth_on_events, depth_on_sawtooth
from utils.data import ceiling
from utils.demos.controls import Choice, Steps
from utils.demos.scene import Line, Panel, Points, Scene, Text
from utils.demos.words import number, plural

EVENTS, SAWTOOTH = "events, raw momenta", "sawtooth, 16 pieces"
CURVES = {EVENTS: (depth_on_events, "auc"), SAWTOOTH: (depth_on_sawtooth, "error")}


def equal_parameters(
    data: Annotated[str, Choice(tuple(CURVES))] = EVENTS,
    step: Annotated[int, Steps(len(DEPTHS) - 1, label="hidden layers 1, 2, 3, 4, 6")] = 0,
) -> Scene:
    """Every start of every depth at its own best learning rate, and beneath each other what each rate gives."""
    depth, (curve, _) = DEPTHS[step], CURVES[data]
    width, parameters = (int(curve.load().where(depth=depth)[name][0]) for name in ("width", "parameters"))
    found = {d: at_best_rate(data, d) for d in DEPTHS}
    rate, values = found[depth]
    on_events = data == EVENTS
    axis = {"xlabel": "hidden layers", "xlim": (0.5, 6.5), "ylim": (0.84, 0.935) if on_events else (2e-3, 1.0)}
    axis |= {"ylog": not on_events}
    medians = np.array([np.median(each) for _, each in found.values()])
    marks = [
        Points(
            np.repeat(np.array(DEPTHS, float), len(values)), np.concatenate([v for _, v in found.values()]), size=0.7
        ),
        Line(np.array(DEPTHS, float), medians, "model", "median"),
        Points(np.array([float(depth)]), np.array([np.median(values)]), role="model", size=1.6),
    ]
    if on_events:
        marks += [
            Line(np.array([0.5, 6.5]), np.full(2, ceiling()), "muted", dash=True),
            Text(5.6, 0.9305, "ceiling", "muted"),
        ]
    left = Panel(tuple(marks), "AUC, each at its best rate" if on_events else "error, each at its best rate", **axis)
    by_rate = [
        Line(np.array(DEPTHS, float), [np.median(values_at(data, d, r)) for d in DEPTHS], role, f"η = {r:g}")
        for r, role in zip(curve.grid["rate"], ("first", "second", "third"), strict=True)
    ]
    right = Panel(tuple(by_rate), "median, by learning rate", **axis)
    median, lowest, highest = (f"{v:.3f}" if on_events else number(v, 2) for v in np.quantile(values, (0.5, 0, 1)))
    spread = f"{median} in the median (starts from {lowest} to {highest})"
    name = "AUC" if on_events else "error"
    line = f"{plural(depth, 'hidden layer')} of {width}, {parameters} parameters, η = {rate:g}: {name} {spread}"
    alt = f"Networks of equal size and different depth on {data}. {line}."
    return Scene((left, right), alt, line, {"median": float(np.median(values)), "parameters": float(parameters)})


def values_at(data: str, depth: int, rate: float) -> np.ndarray:
    """AUC or error of every start at one learning rate, (seeds,)."""
    curve, measure = CURVES[data]
    return curve.load().where(depth=depth, rate=rate)[measure]


def at_best_rate(data: str, depth: int) -> tuple[float, np.ndarray]:
    """The learning rate with the best median, and what every start reaches there, (seeds,)."""
    sign = 1 if data == EVENTS else -1
    rate = max(CURVES[data][0].grid["rate"], key=lambda r: sign * np.median(values_at(data, depth, r)))
    return rate, values_at(data, depth, rate)
