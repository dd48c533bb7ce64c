"""The four arrows between the loss and u1, one picture each (the deck's lost D26 to D29): a curve and its tangent.

Every arrow of the network is a function of one number. Its derivative is the slope of its curve where the forward pass
stopped; the product of the slopes walked so far is the derivative of the loss.
"""

from collections.abc import Callable
from typing import Annotated

import numpy as np

from utils.demos.backpropagation import network_scene, step_of
from utils.demos.controls import Slider
from utils.demos.scene import Line, Panel, Points, Scene, Text
from utils.demos.two_input_network import LINK_TO, TwoInputNetwork
from utils.demos.words import number, subscripts

Target = Annotated[float, Slider(0, 1, 1, label="target t")]
OutputBias = Annotated[float, Slider(-6, 6, 0.1, label="w₀ (moves y)")]
OutputWeight = Annotated[float, Slider(-3, 3, 0.1, label="w₁")]
HiddenBias = Annotated[float, Slider(-6, 6, 0.1, label="w₁₀ (moves u₁)")]


def loss_slope(target: Target = 0.0, w0: OutputBias = 0.3) -> Scene:
    """D26: from the loss to σ. The slope of (σ − t)² is 2 (σ − t)."""
    net = TwoInputNetwork(target=target, w0=w0)
    return _link_scene(net, "∂L/∂σ", lambda s: (s - target) ** 2, (0.0, 1.0), (-0.1, 1.1))


def output_slope(w0: OutputBias = 0.3, target: Target = 0.0) -> Scene:
    """D27: from σ to y. The slope of the sigmoid is σ (1 − σ), never more than 1/4."""
    return _link_scene(TwoInputNetwork(target=target, w0=w0), "∂L/∂y", _sigmoid, (-8.0, 8.0), (-0.1, 1.1))


def weight_slope(w1: OutputWeight = 1.2, target: Target = 0.0) -> Scene:
    """D28: from y to σ1. y is a straight line in σ1; its slope is the weight on the arrow."""
    net = TwoInputNetwork(target=target, w1=w1)

    def y_of(s):
        return net.w0 + w1 * s + net.w2 * float(_sigmoid(net.w20 + net.w21 * net.x1 + net.w22 * net.x2))

    return _link_scene(net, "∂L/∂σ1", y_of, (0.0, 1.0), (-3.2, 3.4))


def hidden_slope(w10: HiddenBias = 0.1, w1: OutputWeight = 1.2, target: Target = 0.0) -> Scene:
    """D29: from σ1 to u1, and with it the whole product ∂L/∂u1."""
    return _link_scene(TwoInputNetwork(target=target, w10=w10, w1=w1), "∂L/∂u1", _sigmoid, (-8.0, 8.0), (-0.1, 1.1))


def _sigmoid(x):
    return 0.5 * (1 + np.tanh(np.asarray(x) / 2))


def _link_scene(
    net: TwoInputNetwork, result: str, curve: Callable, xlim: tuple[float, float], ylim: tuple[float, float]
) -> Scene:
    """The network as the stepper shows it, beside the curve of the arrow that has just been walked back along."""
    scene = network_scene(net, step_of(result))
    link, value = LINK_TO[result], scene.numbers
    x = np.linspace(*xlim, 201)
    at, slope = value[link.start], value[link.local]
    reach = np.array([at - 0.18 * (xlim[1] - xlim[0]), at + 0.18 * (xlim[1] - xlim[0])])
    start, end = subscripts(link.start), subscripts(link.end)
    panel = Panel(
        (
            Line(x, np.asarray(curve(x)) + 0 * x, label=f"{end} against {start}"),
            Line(reach, float(curve(at)) + slope * (reach - at), "backward", "tangent", dash=True, width=1.5),
            Points(np.array([at]), np.array([float(curve(at))]), role="forward", size=1.5),
            Text(sum(xlim) / 2, ylim[0] + 0.06 * (ylim[1] - ylim[0]), f"slope {number(slope)}", "backward"),
        ),
        f"{subscripts(link.local)} = {number(slope)}",
        start,
        end,
        xlim=xlim,
        ylim=ylim,
    )
    words = f"Beside it {end} as a function of {start}: at {start} = {number(at)} the slope is {number(slope)}."
    return Scene((*scene.panels, panel), f"{scene.alt} {words}", scene.formula, scene.numbers)
