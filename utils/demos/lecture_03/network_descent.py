"""The fates of gradient descent on a real network, where every weight is one coordinate of θ (deck slide D18)."""

from functools import lru_cache
from typing import Annotated

import numpy as np

from utils.demos.controls import Choice, Slider
from utils.demos.lecture_02.beast import SIDE, accuracy, fresh, plane, points, sigmoid
from utils.demos.scene import Field, Line, Panel, Points, Scene
from utils.demos.words import number
from utils.nn import SGD, BCEWithLogitsLoss, Sigmoid, train

STEPS, HIDDEN = 400, 8


def network_descent(
    rate: Annotated[float, Slider(0.01, 100, 0.5, log=True, label="learning rate η")] = 0.1,
    data: Annotated[str, Choice(("circles", "moons"), label="data")] = "circles",
    seed: Annotated[int, Slider(0, 4, 1, label="start and sample")] = 0,
) -> Scene:
    """The loss of a 2-8-1 network at every step of plain gradient descent, and the boundary it ends with."""
    net, losses = descended(data, rate, seed)
    x, y = points(data, seed)
    grid, xlim, ylim = plane(data)
    found, rises = accuracy(net, data, seed), int((np.diff(losses) > 0).sum())
    curve = Line(np.arange(STEPS), losses, "forward", width=0.7)
    left = Panel(
        (curve,), f"rises at {rises} of {STEPS - 1} steps", "step", "loss Q(θ)", (0, STEPS), (0.01, 100), ylog=True
    )
    marks = (
        Field(sigmoid(net.predict(grid)).reshape(SIDE, SIDE), xlim, ylim, contour=0.5),
        Points(x[:, 0], x[:, 1], y, size=0.8),
    )
    right = Panel(marks, f"test accuracy {found:.3f}", "x₁", "x₂", xlim=xlim, ylim=ylim)
    change = f"loss {number(losses[0])} → {number(losses[-1])}"
    line = f"θ has {len(net.parameters)} coordinates;  η = {number(rate)}:  {change}"
    alt = (
        f"Descent of a 2-{HIDDEN}-1 network on {data} with learning rate {number(rate)}: {change}, rising at {rises} "
        f"of {STEPS - 1} steps; test accuracy {found:.3f}."
    )
    numbers = {"accuracy": found, "last loss": float(losses[-1]), "rises": float(rises)}
    return Scene((left, right), alt, line, numbers)


@lru_cache(maxsize=64)
def descended(data: str, rate: float, seed: int):
    """The network after 400 full-batch steps of plain gradient descent, and the loss before each, shape (400,)."""
    net = fresh(HIDDEN, Sigmoid, seed)
    optimiser = SGD(net.parameters, lr=rate)
    steps = train(net, BCEWithLogitsLoss(), optimiser, *points(data, seed), batch_size=None, epochs=STEPS)
    return net, np.array([step.loss for step in steps])


def fates(data: str, rate: float, seeds: int) -> dict[str, np.ndarray]:
    """Test accuracy and number of rising steps for each start, shape (seeds,)."""
    runs = [descended(data, rate, seed) for seed in range(seeds)]
    return {
        "accuracy": np.array([accuracy(net, data, seed) for seed, (net, _) in enumerate(runs)]),
        "rises": np.array([(np.diff(losses) > 0).sum() for _, losses in runs]),
    }
