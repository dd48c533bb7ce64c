"""The four arrows between the loss and u1, one picture each (the deck's lost D26 to D29): a curve and its tangent.

Every arrow of the network is a function of one number. Its derivative is the slope of its curve where the forward pass
stopped; the product of the slopes walked so far is the derivative of the loss.
"""

from collections.abc import Callable
from itertools import pairwise
from typing import Annotated

import numpy as np

from utils.demos.controls import Slider
from utils.demos.lecture_03.two_input_network import LINK_TO, Link, TwoInputNetwork
from utils.demos.lecture_04.backpropagation import network_scene, step_of
from utils.demos.scene import Edge, Line, Network, Node, Panel, Points, Scene, Text
from utils.demos.words import number, subscripts

ROAD = {"u1": "hidden", "σ1": "hidden", "y": "output", "σ": "output", "L": "loss"}

Target = Annotated[float, Slider(0, 1, 1, label="target t")]
OutputBias = Annotated[float, Slider(-6, 6, 0.1, label="w₀ (moves y)")]
OutputWeight = Annotated[float, Slider(-3, 3, 0.1, label="w₁", named=(0,))]
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
    """The road from L back to u1 as far as it is walked, beside the curve of its newest arrow."""
    stop = network_scene(net, step_of(result))
    link, value = LINK_TO[result], stop.numbers
    x = np.linspace(*xlim, 201)
    at, slope = value[link.start], value[link.local]
    reach = np.array([-0.18, 0.18]) * (xlim[1] - xlim[0])
    start, end = subscripts(link.start), subscripts(link.end)
    panel = Panel(
        (
            Line(x, np.asarray(curve(x)) + 0 * x),
            Line(at + reach, float(curve(at)) + slope * reach, "backward", dash=True, width=1.5),
            Points(np.array([at]), np.array([float(curve(at))]), role="forward", size=1.5),
        ),
        f"slope {subscripts(link.local)} = {number(slope)}",
        start,
        end,
        xlim=xlim,
        ylim=ylim,
    )
    alt = (
        f"The road back from the loss: {stop.formula}. "
        f"Beside it {end} as a function of {start}: at {start} = {number(at)} the slope is {number(slope)}."
    )
    return Scene((_road(link, value), panel), alt, stop.formula, value)


def _road(newest: Link, value: dict[str, float]) -> Panel:
    """u1 → σ1 → y → σ → L in a row: factors of the way back under the arrows, products so far over the nodes."""
    nodes, edges, products = [], [], []
    for i, (name, kind) in enumerate(ROAD.items()):
        nodes.append(Node(name, 2.8 * i, 0, kind, subscripts(name), number(value[name]), name == newest.start))
        if f"∂L/∂{name}" in value:
            product = f"{subscripts(f'∂L/∂{name}')} = {number(value[f'∂L/∂{name}'])}"
            x, align = (2.8 * i, "center") if i else (-1.1, "left")
            products.append(Text(x, 1.75 + 0.75 * (i % 2), product, "backward", align))
    for start, end in pairwise(ROAD):
        local = f"∂{end}/∂{start}"
        back = f"×{number(value[local])}" if local in value else ""
        edges.append(Edge(start, end, None, "", back, start == newest.start, bool(back)))
    words = (
        Text(4.2, 1.1, f"w₁ = {number(value['w1'])}", "muted"),
        Text(5.6, -2.2, "over a node: the product so far", "muted"),
        Text(5.6, -2.9, "under an arrow: its slope, the next factor", "muted"),
    )
    return Panel(
        (Network(tuple(nodes), tuple(edges)), *products, *words), xlim=(-1.2, 12.3), ylim=(-3.2, 2.8), axes=False
    )
