"""The derivative of the sigmoid, and why it needs nothing but the sigmoid's value (deck slides D20 and D21)."""

from math import exp
from typing import Annotated

import numpy as np

from utils.demos.controls import Slider, Switch
from utils.demos.scene import Line, Panel, Points, Scene
from utils.demos.words import number
from utils.nn import Sigmoid


def sigmoid_slope(
    x: Annotated[float, Slider(-10, 10, 0.25, label="x")] = 1.0,
    answer: Annotated[bool, Switch("show the derivative")] = False,
) -> Scene:
    """σ with its tangent; when asked, σ′ against x, and σ′ against the value of σ."""
    X, s = np.linspace(-10, 10, 241), np.linspace(0, 1, 101)
    value, slope = float(sigmoid(np.array([x]))[0]), float(derivative(np.array([x]))[0])
    reach = np.array([-3.0, 3.0])
    here = Points(np.array([x]), np.array([value]), role="forward", size=1.4)
    tangent = Line(x + reach, value + slope * reach, "backward", dash=True, width=1.3)
    first = Panel((Line(X, sigmoid(X)), tangent, here), f"σ = {number(value)}", "x", "σ(x)", (-10, 10), (-0.1, 1.1))
    shown = number(slope) if answer else "?"
    over_x = (Line(X, derivative(X), "backward"), Points(np.array([x]), np.array([slope]), role="forward", size=1.4))
    over_s = (Line(s, s * (1 - s), "backward"), Points(np.array([value]), np.array([slope]), role="forward", size=1.4))
    second = Panel(over_x if answer else (), f"σ′ = {shown}", "x", "slope σ′", (-10, 10), (-0.02, 0.3))
    third = Panel(over_s if answer else (), "σ′ as a function of σ", "σ", "slope σ′", (0, 1), (-0.02, 0.3))
    line = "σ′(x) = f(σ(x)) with f = ?"
    if answer:
        line = f"σ′ = σ (1 − σ) = {number(value)} × {number(1 - value)} = {number(slope)}"
    alt = f"The sigmoid with its tangent at x = {number(x)}, where σ = {number(value)}. {line}"
    return Scene((first, second, third), alt, line, {"σ": value} | ({"σ′": slope} if answer else {}))


def sigmoid(x: np.ndarray) -> np.ndarray:
    """σ(x), the one of `utils.nn`."""
    return Sigmoid()(np.asarray(x, dtype=float))


def derivative(x: np.ndarray) -> np.ndarray:
    """σ′(x) = σ(x) (1 − σ(x)), the one of `utils.nn`."""
    return Sigmoid().derivative(np.asarray(x, dtype=float))


def textbook_breaks_at() -> int:
    """The first whole x at which 1 / (1 + e^(−(−x))) cannot be computed any more in double precision."""
    x = 0
    while True:
        try:
            1 / (1 + exp(x))
        except OverflowError:
            return x
        x += 1


def flat_from() -> int:
    """The first whole x at which the computed slope is exactly 0: the value has been rounded to 1."""
    x = np.arange(0, 100)
    return int(x[derivative(x) == 0][0])
