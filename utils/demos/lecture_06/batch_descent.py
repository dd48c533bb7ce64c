"""Classical, stochastic and mini-batch gradient descent on one map of two weights (deck slide D41)."""

from functools import cache
from typing import Annotated

import numpy as np

from utils.demos.controls import Slider, Steps
from utils.demos.scene import Field, Line, Panel, Points, Scene
from utils.demos.words import number
from utils.nn import SGD, Linear, MSELoss, Sequential, train

BATCHES, SAMPLES, EPOCHS, START = (1, 4, 16, 64, 256), 256, 6, (-2.0, -1.5)
TRUTH, NOISE, REACH = (1.0, 0.7), 0.5, 2.6
SIDE = np.linspace(-REACH, REACH, 61)


@cache
def data(seed: int) -> tuple[np.ndarray, np.ndarray]:
    """256 points y = x₁ + 0.7 x₂ + noise, the second feature weaker than the first: a linear model, two weights."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(SAMPLES, 2)) * [1.0, 0.6]
    return x, x @ TRUTH + NOISE * rng.normal(size=SAMPLES)


@cache
def walked(batch: int, rate: float, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """(path (steps + 1, 2), Q of all samples at every step) over six passes through the data."""
    x, y = data(seed)
    net = Sequential(Linear(2, 1, bias=False, rng=np.random.default_rng(0)))
    net.parameters[:] = START
    path = [net.parameters.copy()]
    optimiser, rng = SGD(net.parameters, lr=rate), np.random.default_rng(seed)
    for _ in train(net, MSELoss(), optimiser, x, y, batch_size=batch, epochs=EPOCHS, rng=rng):
        path.append(net.parameters.copy())
    path = np.array(path)
    return path, np.mean((path @ x.T - y) ** 2, axis=1)


def lowest(seed: int) -> float:
    """Q at its minimum, by least squares."""
    x, y = data(seed)
    return float(np.mean((x @ np.linalg.lstsq(x, y, rcond=None)[0] - y) ** 2))


def excess(batch: int, rate: float, seed: int) -> float:
    """Mean of Q − Q_min over the last pass: what is left of the way, or the noise floor."""
    Q = walked(batch, rate, seed)[1]
    return float(Q[-max(SAMPLES // batch, 1) :].mean() - lowest(seed))


def batch_descent(
    batch: Annotated[int, Steps(len(BATCHES) - 1, label="batch size (1, 4, 16, 64, 256)")] = 2,
    rate: Annotated[float, Slider(0.01, 0.316, 0.25, log=True, label="learning rate η")] = 0.1,
) -> Scene:
    """Six passes through 256 samples: 6 steps of the whole, or 1536 of one sample each; as much computing for both."""
    size, x, y = BATCHES[batch], *data(0)
    path, _ = walked(size, float(f"{rate:.4g}"), 0)
    a, b = np.meshgrid(SIDE, SIDE)
    grid = np.column_stack([a.ravel(), b.ravel()])
    surface = np.mean((grid @ x.T - y) ** 2, axis=1).reshape(a.shape)
    limits = float(np.log10(surface.min())), float(np.log10(surface.max()))
    chart = Panel(
        (
            Field(np.log10(surface), (-REACH, REACH), (-REACH, REACH), "sequential", limits),
            Line(path[:, 0], path[:, 1], "signal", width=0.7),
            Points(path[:1, 0], path[:1, 1], role="signal", label="start", size=1.4),
        ),
        f"batch of {size}: {len(path) - 1} steps",
        "w₁",
        "w₂",
        (-REACH, REACH),
        (-REACH, REACH),
        equal=True,
    )
    marks = []
    for one, role in zip(BATCHES, ("second", "sixth", "third", "first", "neutral"), strict=True):
        values = walked(one, float(f"{rate:.4g}"), 0)[1] - lowest(0)
        passes = np.arange(len(values)) * one / SAMPLES
        marks.append(Line(passes, np.clip(values, 1e-6, 1e2), role, f"{one}", width=1.8 if one == size else 0.6))
    fall = Panel(tuple(marks), "Q above its minimum", "passes through the data", "", (0, EPOCHS), (1e-6, 30), ylog=True)
    left = excess(size, float(f"{rate:.4g}"), 0)
    words = f"batch {size}, η = {number(rate)}: in the last pass Q is {number(left)} above its minimum"
    alt = f"The path of two weights over a bowl, and the loss over six passes. {words}."
    return Scene((chart, fall), alt, words, {"excess": left, "steps": len(path) - 1})
