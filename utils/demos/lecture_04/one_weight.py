"""The question of D24 and D25: how does the loss answer when one weight moves?"""

from dataclasses import replace
from typing import Annotated

import numpy as np

from utils.demos.controls import Slider
from utils.demos.lecture_03.two_input_network import TwoInputNetwork, backward, forward
from utils.demos.scene import Line, Panel, Points, Scene, Text
from utils.demos.words import number


def one_weight(
    w11: Annotated[float, Slider(-6, 6, 0.1, label="w₁₁")] = 0.6,
    x1: Annotated[float, Slider(-3, 3, 0.1, label="x₁")] = 1.5,
    rate: Annotated[float, Slider(0, 20, 0.5, label="learning rate γ")] = 4.0,
) -> Scene:
    """The loss as a function of w11 alone, its tangent, and where one step of gradient descent leads."""
    net = TwoInputNetwork(w11=w11, x1=x1)
    value = forward(net)
    found = backward(value)
    slope, loss = found["∂L/∂w11"], value["L"]
    w = np.linspace(-8, 8, 241)
    new = w11 - rate * slope
    new_loss = loss_at(net, new)
    reach = np.array([-2.5, 2.5])
    panel = Panel(
        (
            Line(w, np.array([loss_at(net, float(at)) for at in w]), label="L(w₁₁)"),
            Line(w11 + reach, loss + slope * reach, "backward", "tangent", dash=True, width=1.5),
            Points(np.array([w11]), np.array([loss]), role="forward", label="now", size=1.5),
            Points(np.array([new]), np.array([new_loss]), role="signal", label="after one step", size=1.5),
            Text(
                0, 0.07, f"slope {number(slope)} = ∂L/∂u₁ × x₁ = {number(found['∂L/∂u1'])} × {number(x1)}", "backward"
            ),
        ),
        "The loss when only w₁₁ moves",
        "w₁₁",
        "loss L",
        xlim=(-8, 8),
        ylim=(0, 1),
    )
    step = f"w₁₁ ← {number(w11)} − {number(rate)} × ({number(slope, 4)}) = {number(new)}"
    alt = (
        f"Loss against w₁₁. At w₁₁ = {number(w11)} the loss is {number(loss)}, the slope {number(slope)}; "
        f"one step with γ = {number(rate)} leads to {number(new)}, where the loss is {number(new_loss)}."
    )
    numbers = {"L": loss, "∂L/∂u1": found["∂L/∂u1"], "∂L/∂w11": slope, "new w11": new, "new L": new_loss}
    return Scene((panel,), alt, f"{step};  L: {number(loss)} → {number(new_loss)}", numbers)


def loss_at(net: TwoInputNetwork, w11: float) -> float:
    """The loss of `net` with w11 replaced."""
    return forward(replace(net, w11=w11))["L"]
