"""Both passes in matrix form, one product at a time, with the shape of everything (deck slides D30 and D31)."""

from typing import Annotated

import numpy as np

from utils.demos.controls import Slider, Steps
from utils.demos.lecture_04.matrix_form import backward_pass, forward_pass, with_ones
from utils.demos.scene import Edge, Network, Node, Panel, Scene, Text

FORWARD = ("U", "S", "y", "p", "L")
BACKWARD = ("dp", "dy", "dw", "dS", "dU", "dW")
STEPS = ("", *FORWARD, *BACKWARD)
FORMULAS = {
    "U": "U = W X",
    "S": "S = σ(U), a row of ones below",
    "y": "y = w S",
    "p": "p = σ(y)",
    "L": "L = mean of (p − T)²",
    "dp": "dp = 2 (p − T) / n",
    "dy": "dy = dp ∘ p ∘ (1 − p)",
    "dw": "dw = dy Sᵀ",
    "dS": "dS = wᵀ dy, without the row of the bias",
    "dU": "dU = dS ∘ S ∘ (1 − S)",
    "dW": "dW = dU Xᵀ",
}
PRODUCTS = {"U": ("W", "X"), "y": ("w", "S"), "dw": ("dy", "Sᵀ"), "dS": ("wᵀ", "dy"), "dW": ("dU", "Xᵀ")}
NODES = {
    "X": (0, 2.9, "input"),
    "U": (3.2, 2.9, "hidden"),
    "S": (6.4, 2.9, "hidden"),
    "y": (9.6, 2.9, "output"),
    "p": (12, 2.9, "output"),
    "L": (14.4, 2.9, "loss"),
    "dp": (12, -0.5, "output"),
    "dy": (9.6, -0.5, "output"),
    "dS": (6.4, -0.5, "hidden"),
    "dU": (3.2, -0.5, "hidden"),
    "dw": (9.6, -3.9, "output"),
    "dW": (3.2, -3.9, "hidden"),
}
# start, end, what the arrow does; a name in it that is a matrix gets its shape
EDGES = (
    ("X", "U", "W"), ("U", "S", "σ"), ("S", "y", "w"), ("y", "p", "σ"), ("p", "L", ""), ("L", "dp", ""),
    ("dp", "dy", "σ′"), ("dy", "dS", "wᵀ"), ("dS", "dU", "σ′"), ("dy", "dw", "Sᵀ"), ("dU", "dW", "Xᵀ"),
)  # fmt: skip


def passes(
    step: Annotated[int, Steps(len(STEPS) - 1, label="Step")] = 0,
    features: Annotated[int, Slider(1, 9, 1, label="features d")] = 2,
    hidden: Annotated[int, Slider(1, 9, 1, label="hidden neurons h")] = 4,
    samples: Annotated[int, Slider(1, 64, 1, label="samples n")] = 32,
) -> Scene:
    """Walk both passes of a d-h-1 network on n samples; `numbers` are the loss and the size of every gradient."""
    arrays = _arrays(int(features), int(hidden), int(samples))
    shapes = {name: np.shape(array) for name, array in arrays.items()}
    shapes |= {f"{name}ᵀ": shape[::-1] for name, shape in shapes.items()}
    known, name = {"X", *STEPS[1 : step + 1]}, STEPS[step]
    nodes = tuple(
        Node(each, x, y, kind, each, _shape(shapes[each]) if each in known and each != "L" else "", each == name)
        for each, (x, y, kind) in NODES.items()
    )
    edges = tuple(_edge(start, end, does, shapes, end == name) for start, end, does in EDGES)
    rows = (Text(-0.9, 4.75, "forward", "forward", "left"), Text(-0.9, 0.6, "backward", "backward", "left"))
    title = "Before the first step" if not step else f"Step {step} of {len(STEPS) - 1}"
    panel = Panel((Network(nodes, edges), *rows), title, xlim=(-1.2, 15.4), ylim=(-5.4, 5.3), axes=False)
    line = _line(name, shapes)
    alt = (
        f"Both passes of a {features}-{hidden}-1 network on {samples} samples as a chain of matrices. {title}: {line}."
    )
    numbers = {"L": float(arrays["L"]), "parameters": arrays["W"].size + arrays["w"].size}
    numbers |= {f"size of {each}": int(np.size(arrays[each])) for each in ("W", "dW", "w", "dw")}
    return Scene((panel,), alt, line, numbers)


def _arrays(d: int, h: int, n: int) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(0)
    X, T = with_ones(rng.normal(size=(d, n))), rng.integers(0, 2, (1, n)).astype(float)
    W, w = rng.normal(size=(h, d + 1)), rng.normal(size=(1, h + 1))
    arrays = {"X": X, "T": T, "W": W, "w": w}
    arrays |= zip(FORWARD, forward_pass(X, T, W, w), strict=True)
    return arrays | dict(zip(("dp", "dy", "dw", "dS", "dU", "dW"), backward_pass(X, T, W, w), strict=True))


def _shape(shape: tuple[int, ...]) -> str:
    return f"({', '.join(map(str, shape))})"


def _edge(start, end, does, shapes, lit) -> Edge:
    label = f"{does} {_shape(shapes[does])}" if does in shapes else does
    return Edge(start, end, lit=lit, label=label)


def _line(name: str, shapes: dict) -> str:
    if not name:
        return "Next begins the forward pass, with U = W X"
    line = FORMULAS[name]
    if name in PRODUCTS:
        left, right = (shapes[factor] for factor in PRODUCTS[name])
        return f"{line}:  {_shape(left)} {_shape(right)} → {_shape((left[0], right[1]))}"
    return line if name == "L" else f"{line}:  {_shape(shapes[name])}"
