"""Break question two, first half (deck slide D32): neurons that start equal stay equal for ever."""

from functools import cache
from typing import Annotated

import numpy as np

from utils.data import rings
from utils.demos.controls import Slider
from utils.demos.scene import Field, Line, Panel, Points, Scene
from utils.demos.words import number
from utils.nn import Adam, BCEWithLogitsLoss, Tanh, mlp, train

HIDDEN, STEPS, SIDE = 8, 400, np.linspace(-1.2, 1.2, 49)
ROLES = ("first", "second", "third", "fourth", "fifth", "sixth", "train", "test")


def equal_start(
    start: Annotated[float, Slider(0, 1, 0.1, label="all weights start at")] = 0.5,
    spread: Annotated[float, Slider(0, 0.1, 0.01, label="plus a random spread of")] = 0.0,
) -> Scene:
    """The first weight of each of eight hidden neurons while a 2-8-1 network learns two rings, and what it learns."""
    net, history = trained(start, spread, 0)
    x, y = rings(200, 0.0, np.random.default_rng(0))
    accuracy, kinds = float(np.mean((net(x)[:, 0] > 0) == y)), distinct(history[-1])
    time = np.arange(len(history))
    left = Panel(
        tuple(Line(time, history[:, j, 0], role, dash=j % 2 == 1) for j, role in enumerate(ROLES)),
        f"{HIDDEN} neurons of {_kinds(kinds)}",
        "training step",
        "weight from x₁, by neuron",
    )
    grid = np.stack(np.meshgrid(SIDE, SIDE), axis=-1).reshape(-1, 2)
    probability = (0.5 * (1 + np.tanh(net(grid)[:, 0] / 2))).reshape(len(SIDE), -1)
    marks = Field(probability, (-1.2, 1.2), (-1.2, 1.2), contour=0.5), Points(x[:, 0], x[:, 1], y)
    right = Panel(marks, f"accuracy {number(accuracy)}", "x₁", "x₂", xlim=(-1.2, 1.2), ylim=(-1.2, 1.2), equal=True)
    words = f"all weights start at {number(start)}, with a spread of {number(spread)}"
    alt = (
        f"{words[0].upper()}{words[1:]}: after {STEPS} steps the {HIDDEN} hidden neurons are of "
        f"{_kinds(kinds)}, and the network has an accuracy of {number(accuracy)} on two rings."
    )
    numbers = {"kinds": kinds, "accuracy": accuracy}
    return Scene((left, right), alt, f"{words}: {_kinds(kinds)} of neuron", numbers)


def _kinds(count: int) -> str:
    return f"{count} kind{'s' if count > 1 else ''}"


@cache
def trained(start: float, spread: float, seed: int):
    """The network and the weights into its hidden neurons after every step, shape (steps + 1, hidden, 3)."""
    rng = np.random.default_rng(seed)
    x, y = rings(200, 0.0, rng)
    net = mlp(2, HIDDEN, 1, activation=Tanh, rng=rng)
    net.parameters[:] = start + spread * rng.normal(size=net.parameters.size)
    history = [net[0].W.copy()]
    for _ in train(net, BCEWithLogitsLoss(), Adam(net.parameters, lr=0.05), x, y, batch_size=None, epochs=STEPS):
        history.append(net[0].W.copy())
    return net, np.array(history)


def distinct(weights: np.ndarray, tolerance: float = 1e-6) -> int:
    """How many rows of `weights` (one neuron each) differ from all rows before them."""
    return sum(all(np.abs(row - other).max() > tolerance for other in weights[:j]) for j, row in enumerate(weights))


def largest_spread(start: float, seed: int) -> float:
    """The largest difference between two hidden neurons at any step, if all weights start at `start`."""
    history = trained(start, 0.0, seed)[1]
    return float((history.max(axis=1) - history.min(axis=1)).max())
