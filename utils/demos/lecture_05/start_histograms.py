"""Where weights begin (deck slide D39): activations of every layer of a deep network before any training."""

from functools import cache, partial
from typing import Annotated

import numpy as np

from utils.demos.controls import Choice, Slider
from utils.demos.lecture_05.mean_field import theory
from utils.demos.scene import Bars, Line, Panel, Points, Scene, Text
from utils.demos.words import number
from utils.nn import ReLU, Sigmoid, Tanh, initialisers, mlp

WIDTH, SAMPLES, DEPTH, FLOOR, ROOF = 128, 50, 50, 1e-12, 1e30
ACTIVATIONS = {"ReLU": ReLU, "tanh": Tanh, "sigmoid": Sigmoid}
# name: the initialiser, and n · Var W for layers of equal width
INITS = {
    "zeros": (initialisers.zeros, 0.0),
    "too small: N(0, 0.01²)": (partial(initialisers.normal, std=0.01), WIDTH * 1e-4),
    "too large: N(0, 1)": (initialisers.normal, float(WIDTH)),
    "LeCun": (initialisers.lecun_normal, 1.0),
    "Xavier (Glorot)": (initialisers.xavier_normal, 1.0),
    "He (Kaiming)": (initialisers.kaiming_normal, 2.0),
    "orthogonal": (initialisers.orthogonal, 1.0),
}


def start_histograms(
    init: Annotated[str, Choice(tuple(INITS), label="weights")] = "Xavier (Glorot)",
    activation: Annotated[str, Choice(tuple(ACTIVATIONS), label="g")] = "ReLU",
    layer: Annotated[int, Slider(1, DEPTH, 1, label="layer")] = 10,
) -> Scene:
    """The activations of layer 1 and of the chosen layer, and their size over depth with the line of theory."""
    shares, sizes = signal(init, activation, 0)
    edges = _edges(activation)
    low, high = float(edges[0]), float(edges[-1])
    heights = 100 * shares[[0, layer - 1]]
    axis = {"xlabel": "activation", "ylabel": "per cent", "xlim": (low, high), "ylim": (0.0, 40.0)}
    panels = [
        Panel(_histogram(edges, bars, role), title, **axis)
        for bars, role, title in zip(heights, ("first", "model"), ("layer 1", f"layer {layer}"), strict=True)
    ]
    depth = np.arange(1.0, DEPTH + 1)
    expected = expected_size(init, activation)
    marks = (
        Line(depth, np.clip(sizes, FLOOR, ROOF), "model", "measured"),
        Line(depth, np.clip(expected, FLOOR, ROOF), "text", "theory", dash=True, width=0.8),
        Points(np.array([float(layer)]), np.clip(sizes[[layer - 1]], FLOOR, ROOF), role="model", size=1.5),
    )
    panels.append(Panel(marks, "root mean square", "layer", "", (0, DEPTH + 1), (FLOOR / 3, 1e3), ylog=True))
    size, wanted, last = float(sizes[layer - 1]), float(expected[layer - 1]), float(sizes[-1])
    line = f"{init}, {activation}: root mean square {number(size, 2)} after layer {layer} (theory {number(wanted, 2)})"
    if layer != DEPTH:
        line += f", {number(last, 2)} after layer {DEPTH}"
    numbers = {"rms": size, "theory": wanted, "last": last}
    return Scene(tuple(panels), f"Histograms of activations before training. {line}.", line, numbers)


def _histogram(edges: np.ndarray, bars: np.ndarray, role: str) -> tuple:
    """The bars, cut at 40 per cent; a bar that is cut says its height, two of them at the ends say it inwards."""
    marks = [Bars(edges, np.minimum(bars, 40), role)]
    middle, reach = (edges[:-1] + edges[1:]) / 2, edges[-1] - edges[0]
    for i in np.flatnonzero(bars > 40):
        side = "left" if middle[i] < edges[0] + reach / 2 else "right"
        shift = 0.04 * reach if side == "left" else -0.04 * reach
        marks.append(Text(middle[i] + shift, 37.5, f"{bars[i]:.0f} %", role, side))
    return tuple(marks)


@cache
def signal(init: str, activation: str, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """For inputs of N(0, 1), no bias: the histogram of every layer's activations, (50, 40), and their rms, (50,)."""
    rng, edges = np.random.default_rng(seed), _edges(activation)
    net = mlp(*[WIDTH] * (DEPTH + 1), 1, activation=ACTIVATIONS[activation], bias=False, init=INITS[init][0], rng=rng)
    layers = net.activations(rng.normal(size=(SAMPLES, WIDTH)))[1:-1:2]
    counts = [np.histogram(np.clip(each, edges[0], edges[-1]), edges)[0] / each.size for each in layers]
    return np.array(counts), np.array([np.sqrt(np.mean(each**2)) for each in layers])


def _edges(activation: str) -> np.ndarray:
    return np.linspace(*{"ReLU": (0, 4), "tanh": (-1, 1), "sigmoid": (0, 1)}[activation], 41)


def expected_size(init: str, activation: str) -> np.ndarray:
    """The theory line: rms of the activations of each layer of a very wide network, (50,)."""
    return theory(ACTIVATIONS[activation], INITS[init][1], DEPTH)[0]


def sizes_over_seeds(init: str, activation: str, seeds: int) -> np.ndarray:
    """Root mean square of the activations, (seeds, 50)."""
    return np.array([signal(init, activation, seed)[1] for seed in range(seeds)])
