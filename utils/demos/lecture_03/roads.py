"""Why nobody writes a network's derivative out: it has one product for every road to the loss (deck slide D19)."""

from typing import Annotated

import numpy as np

from utils.demos.controls import Slider
from utils.demos.lecture_02.layered_diagram import edges, positions
from utils.demos.scene import Edge, Line, Network, Node, Panel, Points, Scene
from utils.demos.words import subscripts


def written_out(
    layers: Annotated[int, Slider(1, 4, 1, label="hidden layers")] = 3,
    width: Annotated[int, Slider(1, 4, 1, label="neurons in each")] = 3,
) -> Scene:
    """∂L/∂w₁₁ written out has one product for every road from that weight to the loss: all of them are lit."""
    sizes = (2, *[width] * layers, 1)
    at = positions(sizes, False)
    lit = {((0, 0), (1, 0))} | {(a, b) for a, b in edges(sizes, False) if a[0] > 1 or a == (1, 0)}
    links = tuple(Edge(str(a), str(b), lit=(a, b) in lit) for a, b in edges(sizes, False))
    names = {"hidden": "", "output": "ŷ"}
    nodes = tuple(
        Node(str(key), x, y, kind, names.get(kind, subscripts(f"x{key[1] + 1}"))) for key, (x, y, kind) in at.items()
    )
    total, once = roads(layers, width), multiplications(layers, width)
    left = Panel(
        (Network(nodes, links),),
        f"{total} road{'s' * (total > 1)} from w₁₁ to ŷ",
        xlim=(0, 12),
        ylim=(-3, 3),
        axes=False,
    )
    depth = np.arange(1, 9)
    right = Panel(
        (
            Line(depth, np.array([float(roads(d, width)) for d in depth]), "signal", "roads"),
            Line(
                depth, np.array([float(multiplications(d, width)) for d in depth]), "background", "one pass", dash=True
            ),
            Points(np.array([layers]), np.array([float(total)]), role="signal", size=1.8),
        ),
        "",
        "hidden layers",
        "products",
        (0.5, 8.5),
        (0.7, 40000),
        ylog=True,
    )
    written = f"{total} product{'s' * (total > 1)} written out"
    line = f"{layers} × {width} hidden neurons: {written}; one backward pass: {once}, for all neurons"
    alt = f"A network with every road from one weight to the output lit. {line}."
    return Scene((left, right), alt, line, {"roads": float(total), "one pass": float(once)})


def roads(layers: int, width: int) -> int:
    """Roads from one hidden neuron of the first layer to the output: a free choice of neuron in every later layer."""
    return width ** (layers - 1)


def multiplications(layers: int, width: int) -> int:
    """Products of the backward pass for ∂L/∂u of every hidden neuron: each edge above the first layer is used once."""
    return (layers - 1) * width * width + width
