"""How wrong a difference quotient is, and why: too wide a step bends, too narrow a step rounds (lecture 04)."""

from functools import cache
from typing import Annotated

import numpy as np

from utils.demos.controls import Choice, Slider, Switch
from utils.demos.scene import Line, Panel, Points, Scene, Text
from utils.demos.words import number
from utils.nn import MSELoss, Tanh, mlp
from utils.nn.gradient_check import TOLERANCE

EPS = 10.0 ** np.arange(-12, 0.01, 0.25)


def difference_step(
    eps: Annotated[float, Slider(1e-12, 1, 0.25, log=True, label="step ε")] = 1e-5,
    precision: Annotated[str, Choice(("float64", "float32"))] = "float64",
    bug: Annotated[bool, Switch("a gradient that is 1 % too large")] = False,
) -> Scene:
    """The relative error of central differences against ε, in either precision; the point is where the reader is."""
    error = relative_error(eps, precision, bug)
    lines = tuple(
        Line(EPS, curve(kind, bug), role, kind, dash=kind == "float32", width=2.0)
        for kind, role in (("float64", "first"), ("float32", "second"))
    )
    role = "first" if precision == "float64" else "second"
    verdict = "the check passes" if error < TOLERANCE else "the check fails"
    panel = Panel(
        (
            *lines,
            Line(EPS[[0, -1]], np.full(2, TOLERANCE), "muted"),
            Points(np.array([eps]), np.array([error]), role=role, size=1.6),
            Text(1, TOLERANCE / 8, "below: passes ", "muted", "right"),
        ),
        f"relative error {number(error, 2)}: {verdict}",
        "step ε",
        "relative error",
        xlim=(1e-12, 1),
        ylim=(1e-11, 10),
        xlog=True,
        ylog=True,
    )
    alt = (
        f"Relative error of central differences against the step ε, a valley for float64 and a higher one for float32. "
        f"At ε = {number(eps)} in {precision}{', with the bug,' if bug else ''} it is {number(error, 2)}: {verdict}."
    )
    formula = f"(Q(θ + ε) − Q(θ − ε)) / 2ε with ε = {number(eps)} in {precision}"
    return Scene((panel,), alt, formula, {"relative error": error, "lowest": float(curve(precision, bug).min())})


def relative_error(eps: float, precision: str = "float64", bug: bool = False, seed: int = 0) -> float:
    """max |backpropagation − differences| / max |differences| over the parameters of a 2-8-1 network on 20 samples."""
    net, x, y = _problem(precision, seed)
    loss, theta = MSELoss(), net.parameters
    net.backward(loss.gradient(net(x), y))
    found = net.gradient * (1.01 if bug else 1.0)
    slopes = np.empty_like(theta)
    for k, value in enumerate(theta.copy()):
        theta[k] = value + eps
        up = loss(net(x), y)
        theta[k] = value - eps
        slopes[k] = (up - loss(net(x), y)) / (2 * eps)
        theta[k] = value
    return float(np.abs(found - slopes).max() / max(np.abs(found).max(), np.abs(slopes).max()))


@cache
def curve(precision: str, bug: bool) -> np.ndarray:
    return np.array([relative_error(eps, precision, bug) for eps in EPS])


def _problem(precision: str, seed: int):
    rng = np.random.default_rng(seed)
    net = mlp(2, 8, 1, activation=Tanh, rng=rng, dtype=np.dtype(precision))
    return net, rng.normal(size=(20, 2)), rng.normal(size=20)
