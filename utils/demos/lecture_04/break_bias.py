"""Break question one (deck slide D32): is the bias neuron necessary? One line first, then a network on two rings."""

from functools import cache
from typing import Annotated

import numpy as np

from utils.data import rings
from utils.demos.controls import Choice, Slider, Switch
from utils.demos.scene import Field, Line, Panel, Points, Scene
from utils.demos.words import number
from utils.nn import Adam, BCEWithLogitsLoss, ReLU, Sigmoid, Tanh, mlp, train

ACTIVATIONS = {"tanh": Tanh, "ReLU": ReLU, "sigmoid": Sigmoid}
SIDE = np.linspace(-1.2, 1.2, 49)


def one_line(
    angle: Annotated[float, Slider(0, 360, 5, unit="°", label="direction of w")] = 45.0,
    bias: Annotated[float, Slider(-1.5, 1.5, 0.1, label="bias b")] = 0.0,
) -> Scene:
    """The boundary w·x + b = 0 of one neuron with |w| = 1: w turns it, b alone moves it away from the origin."""
    w = np.round([np.cos(np.radians(angle)), np.sin(np.radians(angle))], 12)
    grid = np.stack(np.meshgrid(SIDE, SIDE), axis=-1)
    probability = 0.5 * (1 + np.tanh(4 * (grid @ w + bias)))  # σ(8 (w·x + b)): steep, to see the boundary
    foot = -bias * w
    along = foot[:, None] + np.outer([-w[1], w[0]], [-3.0, 3.0])
    left = Panel(
        (
            Field(probability, (-1.2, 1.2), (-1.2, 1.2)),
            Line(along[0], along[1], width=1.5),
            Line(np.array([0, foot[0]]), np.array([0, foot[1]]), "muted", dash=True),
            Points(np.zeros(1), np.zeros(1), size=1.4),
        ),
        f"distance from the origin {number(abs(bias))}",
        "x₁",
        "x₂",
        xlim=(-1.2, 1.2),
        ylim=(-1.2, 1.2),
        equal=True,
    )
    right = Panel(
        (
            Line(SIDE, 0.5 * (1 + np.tanh(4 * (SIDE + bias))), "model"),
            Line(np.array([-bias, -bias]), np.array([0.0, 1.0]), "muted", dash=True),
        ),
        "the neuron's output along w",
        "w·x",
        "σ",
        xlim=(-1.2, 1.2),
        ylim=(-0.05, 1.05),
    )
    formula = f"{number(w[0])} x₁ + {number(w[1])} x₂ + {number(bias)} = 0".replace("+ −", "− ")
    alt = (
        f"The straight boundary {formula} over the plane, at distance {number(abs(bias))} from the origin; "
        f"beside it the sigmoid along w, shifted to {number(-bias)}."
    )
    return Scene((left, right), alt, formula, {"distance": float(np.hypot(*foot))})


def two_rings(
    bias: Annotated[bool, Switch("bias neurons")] = False,
    activation: Annotated[str, Choice(tuple(ACTIVATIONS))] = "tanh",
    seed: Annotated[int, Slider(0, 4, 1)] = 0,
) -> Scene:
    """A 2-16-1 network trained on two rings, and its output along the dashed line through the origin."""
    net = trained(bias, activation, int(seed))
    x, y = rings(200, 0.0, np.random.default_rng(int(seed)))
    accuracy = ring_accuracy(bias, activation, int(seed))
    grid = np.stack(np.meshgrid(SIDE, SIDE), axis=-1).reshape(-1, 2)
    probability = (0.5 * (1 + np.tanh(net(grid)[:, 0] / 2))).reshape(len(SIDE), -1)
    ray = net(np.stack([SIDE, 0.5 * SIDE], axis=1))[:, 0]
    left = Panel(
        (
            Field(probability, (-1.2, 1.2), (-1.2, 1.2), contour=0.5),
            Points(x[:, 0], x[:, 1], y),
            Line(SIDE, 0.5 * SIDE, "muted", dash=True),
        ),
        f"test accuracy {number(accuracy)}",
        "x₁",
        "x₂",
        xlim=(-1.2, 1.2),
        ylim=(-1.2, 1.2),
        equal=True,
    )
    reach = 1.15 * max(1.0, float(np.abs(ray).max()))
    right = Panel(
        (Line(SIDE, ray, "model"), Line(SIDE, 0 * SIDE, "muted")),
        f"along the dashed line: {_why(bias, activation)}",
        "x₁",
        "output before σ",
        xlim=(-1.2, 1.2),
        ylim=(-reach, reach),
    )
    words = f"{activation} network {'with' if bias else 'without'} bias neurons"
    alt = (
        f"Two rings and what a {words} makes of them: test accuracy {number(accuracy)}. "
        f"Beside it the output along a line through the origin, {number(net(np.zeros((1, 2)))[0, 0])} at the origin."
    )
    numbers = {"accuracy": accuracy, "at the origin": float(net(np.zeros((1, 2)))[0, 0])}
    return Scene((left, right), alt, f"{words}: test accuracy {number(accuracy)}", numbers)


def _why(bias: bool, activation: str) -> str:
    if bias:
        return "free to be even"
    return {"tanh": "f(−x) = −f(x)", "ReLU": "two straight rays", "sigmoid": "f(x) + f(−x) constant"}[activation]


@cache
def trained(bias: bool, activation: str, seed: int):
    """A 2-16-1 network after 300 steps of Adam on 200 points of two rings; the same for the same arguments."""
    rng = np.random.default_rng(seed)
    x, y = rings(200, 0.0, rng)
    net = mlp(2, 16, 1, activation=ACTIVATIONS[activation], bias=bias, rng=rng)
    for _ in train(net, BCEWithLogitsLoss(), Adam(net.parameters, lr=0.05), x, y, batch_size=None, epochs=300):
        pass
    return net


def ring_accuracy(bias: bool, activation: str, seed: int) -> float:
    """The share of 2000 fresh points of the two rings that the trained network puts into the right class."""
    x, y = rings(2000, 0.0, np.random.default_rng(1000 + seed))
    return float(np.mean((trained(bias, activation, seed)(x)[:, 0] > 0) == y))


def broken_symmetry(activation: str, seed: int) -> float:
    """How far the trained network without bias is from the rule it cannot break, relative to its largest output.

    tanh: f(−x) = −f(x). ReLU: f(5x) = 5 f(x). sigmoid: f(x) + f(−x) = 2 f(0).
    """
    net = trained(False, activation, seed)
    x = np.random.default_rng(seed).normal(size=(200, 2))
    left, right = {
        "tanh": lambda: (net(-x), -net(x)),
        "ReLU": lambda: (net(5 * x), 5 * net(x)),
        "sigmoid": lambda: (net(x) + net(-x), 2 * net(np.zeros((1, 2))) + 0 * x[:, :1]),
    }[activation]()
    return float(np.abs(left - right).max() / np.abs(net(x)).max())
