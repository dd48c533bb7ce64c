"""Depth folds (deck slide D34): k tent maps, two ReLUs each, make 2ᵏ straight pieces (Telgarsky 2016)."""

from typing import Annotated

import numpy as np

from utils.demos.controls import Steps
from utils.demos.scene import Line, Panel, Points, Scene
from utils.demos.words import plural
from utils.nn import Linear, ReLU, Sequential, mlp

LAST = 10


def tents(folds: Annotated[int, Steps(LAST - 1, label="layers after the first")] = 2) -> Scene:
    """What comes out after each layer, and how many neurons a single hidden layer would need for the same."""
    k = folds + 1
    x = np.arange(2**LAST + 1) / 2**LAST
    y = tent_network(k).predict(x[:, None])[:, 0]
    left = Panel(
        (Line(x, y, "model", width=1.0 if k < 7 else 0.5),),
        f"{plural(k, 'layer')} of 2 neurons: {2**k} pieces",
        "x",
        "",
        (0, 1),
        (-0.05, 1.1),
    )
    ks = np.arange(1.0, LAST + 1)
    right = Panel(
        (
            Line(2 * ks, 2**ks, "model", "k layers of 2"),
            Line(ks * 2, 2 * ks + 1, "muted", "one layer, at most", dash=True),
            Points(np.array([2.0 * k]), np.array([float(pieces(k))]), role="model", size=1.6),
        ),
        "straight pieces", "ReLU neurons", "", (0, 22), (1, 2000), ylog=True,
    )  # fmt: skip
    layers, times, needed = plural(k, "layer"), plural(k, "time"), plural(2**k - 1, "neuron")
    line = f"{2 * k} neurons in {layers}: {pieces(k)} pieces;  one hidden layer needs {needed} for as many"
    alt = f"The unit interval folded {times} gives a sawtooth of {pieces(k)} straight pieces. {line}."
    return Scene((left, right), alt, line, {"pieces": float(pieces(k)), "shallow needs": 2.0**k - 1})


def tent_network(k: int) -> Sequential:
    """k layers of two ReLUs: each computes 2 max(x, 0) − 4 max(x − ½, 0), the tent, of what comes in."""
    rng = np.random.default_rng(0)
    layers = []
    for i in range(k):
        layer = Linear(1 if i == 0 else 2, 2, rng=rng)
        layer.weight[...] = [[1.0], [1.0]] if i == 0 else [[2.0, -4.0], [2.0, -4.0]]
        layer.bias[...] = [0.0, -0.5]
        layers += [layer, ReLU()]
    last = Linear(2, 1, rng=rng)
    last.weight[...], last.bias[...] = [[2.0, -4.0]], 0
    return Sequential(*layers, last)


def pieces(k: int) -> int:
    """Straight pieces of `tent_network(k)` on [0, 1], counted where the slope changes."""
    x = np.arange(2 ** (LAST + 2) + 1) / 2 ** (LAST + 2)
    slopes = np.diff(tent_network(k).predict(x[:, None])[:, 0]) * 2 ** (LAST + 2)
    return 1 + int(np.sum(np.abs(np.diff(slopes)) > 1e-6))


def pieces_of_one_layer(neurons: int, seed: int) -> int:
    """Straight pieces of a random network 1-neurons-1 on the whole line: its slope between each two kinks, compared."""
    net = mlp(1, neurons, 1, activation=ReLU, rng=np.random.default_rng(seed))
    kinks = np.sort(-net[0].bias / net[0].weight[:, 0])
    kinks = np.concatenate([[kinks[0] - 1], kinks, [kinks[-1] + 1]])
    apart = np.diff(kinks)
    near, far = ((kinks[:-1] + share * apart)[:, None] for share in (0.25, 0.75))
    slopes = (net.predict(far) - net.predict(near))[:, 0] / (0.5 * apart)
    return 1 + int(np.sum(np.abs(np.diff(slopes)) > 1e-6))
