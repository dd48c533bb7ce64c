"""Break question two, the end (deck slide D32): many settings of the weights are one and the same network."""

from functools import cache
from itertools import permutations, product
from math import factorial
from typing import Annotated

import numpy as np

from utils.data import moons
from utils.demos.controls import Switch
from utils.demos.scene import Edge, Field, Network, Node, Panel, Points, Scene
from utils.demos.words import number
from utils.nn import Adam, BCEWithLogitsLoss, Tanh, mlp, train

SIDE = np.linspace(-2, 3, 49), np.linspace(-1.5, 2, 35)
PLACES = {
    "x1": (0, 1.4),
    "1": (0, 0),
    "x2": (0, -1.4),
    "y": (4, 0),
    **{f"h{j}": (2.4, 1.6 * (1 - j)) for j in range(3)},
}


def same_network(
    swap: Annotated[bool, Switch("swap the two upper neurons")] = False,
    flip: Annotated[bool, Switch("flip every sign of the lowest neuron")] = False,
) -> Scene:
    """A trained 2-3-1 network and its twin: the weights move, the output does not."""
    net, x, y = _trained()
    twin = rearranged(net, (1, 0, 2) if swap else (0, 1, 2), (1, 1, -1) if flip else (1, 1, 1))
    grid = np.stack(np.meshgrid(*SIDE), axis=-1).reshape(-1, 2)
    probability = (0.5 * (1 + np.tanh(twin(grid)[:, 0] / 2))).reshape(len(SIDE[1]), -1)
    moved = float(np.abs(twin.parameters - net.parameters).max())
    change = float(np.abs(twin(grid) - net(grid)).max())
    marks = Field(probability, (-2, 3), (-1.5, 2), contour=0.5), Points(x[:, 0], x[:, 1], y)
    map_ = Panel(marks, "the same output", "x₁", "x₂", xlim=(-2, 3), ylim=(-1.5, 2))
    line = f"largest change of a weight {number(moved)}, of the output {number(change, 1)}"
    alt = f"A 2-3-1 network with its weights, beside the boundary it draws between two moons: {line}."
    return Scene((_diagram(twin), map_), alt, line, {"weights": moved, "output": change})


def equivalent_minima(hidden: int) -> int:
    """How many settings of a layer of `hidden` tanh neurons give the same network: 2^h signs times h! orders."""
    return 2**hidden * factorial(hidden)


def largest_change(hidden: int, seed: int) -> tuple[int, float]:
    """Every order with every choice of signs: how many are different, and the largest change of the output."""
    rng = np.random.default_rng(seed)
    net, x = mlp(2, hidden, 1, activation=Tanh, rng=rng), rng.normal(size=(50, 2))
    orders, signs = permutations(range(hidden)), list(product((1, -1), repeat=hidden))
    twins = [rearranged(net, order, sign) for order in orders for sign in signs]
    different = {twin.parameters.tobytes() for twin in twins}
    return len(different), max(float(np.abs(twin(x) - net(x)).max()) for twin in twins)


def rearranged(net, order, signs):
    """A copy of a one-layer tanh network: hidden neurons in another `order`, all their weights times `signs`."""
    twin, order, signs = net.copy(), list(order), np.array(signs, float)
    twin[0].W[...] = signs[:, None] * net[0].W[order]
    twin[2].weight[...] = signs * net[2].weight[:, order]
    return twin


@cache
def _trained():
    rng = np.random.default_rng(1)
    x, y = moons(200, 0.15, rng)
    net = mlp(2, 3, 1, activation=Tanh, rng=rng)
    for _ in train(net, BCEWithLogitsLoss(), Adam(net.parameters, lr=0.05), x, y, batch_size=None, epochs=400):
        pass
    return net, x, y


def _diagram(net) -> Panel:
    kinds = {"x1": ("input", "x₁"), "1": ("bias", "1"), "x2": ("input", "x₂"), "y": ("output", "y")}
    kinds |= {f"h{j}": ("hidden", f"x̃{'₁₂₃'[j]}") for j in range(3)}
    nodes = tuple(Node(name, *PLACES[name], *kinds[name]) for name in PLACES)
    first = [(start, j, k) for j in range(3) for k, start in enumerate(("x1", "x2", "1"))]
    edges = tuple(Edge(start, f"h{j}", float(net[0].W[j, k]), label=number(net[0].W[j, k], 2)) for start, j, k in first)
    outer = net[2].weight[0]
    edges += tuple(Edge(f"h{j}", "y", float(outer[j]), label=number(outer[j], 2)) for j in range(3))
    return Panel((Network(nodes, edges),), "weights", xlim=(-0.4, 4.4), ylim=(-2.2, 2.2), axes=False)
