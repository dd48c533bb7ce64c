"""A demonstration with one control of every kind, for the tests of the widget."""

from typing import Annotated

import numpy as np

from utils.demos.controls import Choice, Guess, Place, Slider, Steps, Switch, Text
from utils.demos.scene import Field, Line, Panel, Points, Scene

GRID = np.linspace(-2, 2, 40)


def every_control(
    step: Annotated[int, Steps(5)] = 0,
    weight: Annotated[float, Slider(-2, 2, 0.25, "GeV")] = 1.0,
    rate: Annotated[float, Slider(0.001, 10, 0.5, log=True, label="rate η")] = 0.1,
    kind: Annotated[str, Choice(("tanh", "sin"))] = "tanh",
    flip: Annotated[bool, Switch("Flip it")] = False,
    guess: Annotated[float | None, Guess()] = None,
    name: Annotated[str, Text("Name")] = "f",
    start: Annotated[tuple[float, float], Place((-2, 2), (-2, 2), 0.5, label="Start")] = (0.5, -1.0),
) -> Scene:
    """A map and a curve; it refuses a weight of exactly 2, as a demonstration may."""
    if weight == 2:
        raise ValueError("weight must be below 2 here; lower it")
    x, y = np.meshgrid(GRID, GRID)
    sign = -1 if flip else 1
    values = sign * getattr(np, kind)(weight * x + y)
    here = Points(np.array([start[0]]), np.array([start[1]]))
    left = Panel((Field(values, (-2, 2), (-2, 2), "diverging", (-1, 1), contour=0.0), here), equal=True)
    right = Panel((Line(GRID, rate * GRID + step, "signal"),), xlabel="x", ylabel="y")
    words = f"step {step}, weight {weight:g}, rate {rate:.3g}, {kind}, flip {flip}, guess {guess}, start {start}"
    return Scene((left, right), f"Map and curve at {words}, name {name}.", f"w = {weight:g}", {"weight": weight})
