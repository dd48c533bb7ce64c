"""Lecture 05, universal approximation: what a network of n ReLU neurons could do, and what training makes of it."""

import numpy as np

from utils.curves.measured import curve
from utils.nn import Adam, Linear, MSELoss, ReLU, Sequential, mlp, train
from utils.nn.schedules import cosine

WIDTHS = (4, 8, 16, 32, 64, 128)
X = np.linspace(-1, 1, 513)[:, None]


def wave(x: np.ndarray) -> np.ndarray:
    """The target: cos 2πx, two periods from −1 to 1."""
    return np.cos(2 * np.pi * x)


def error(net) -> float:
    """Root of the mean squared distance from the target over [−1, 1]."""
    return float(np.sqrt(np.mean((net.predict(X) - wave(X)) ** 2)))


@curve(width=WIDTHS, rate=(0.003, 0.01, 0.03), seed=range(8))
def construct_against_train(width, rate, seed):
    """The error of a 1-`width`-1 network after training, and that of one whose weights are written down."""
    return {"trained": round(error(learned(width, rate, seed)), 7), "constructed": round(error(constructed(width)), 7)}


def constructed(width: int) -> Sequential:
    """A 1-`width`-1 ReLU network that joins width + 1 points of the target with straight pieces, no training.

    Neuron i is max(x − xᵢ, 0): it bends the line at xᵢ. Its output weight is the change of slope there.
    """
    knots = np.linspace(-1, 1, width + 1)
    slopes = np.diff(wave(knots)) / np.diff(knots)
    rng = np.random.default_rng(0)
    hidden, output = Linear(1, width, rng=rng), Linear(width, 1, rng=rng)
    hidden.weight[...], hidden.bias[...] = 1, -knots[:-1]
    output.weight[...], output.bias[...] = np.diff(slopes, prepend=0), wave(knots[0])
    return Sequential(hidden, ReLU(), output)


def learned(width: int, rate: float, seed: int, steps: int = 3000):
    """The same network from random weights, after `steps` full-batch steps of Adam with a rate falling to 0."""
    rng = np.random.default_rng(seed)
    net = mlp(1, width, 1, activation=ReLU, rng=rng, dtype=np.float32)
    x = X[::2].astype(np.float32)
    optimiser = Adam(net.parameters, lr=cosine(rate, steps=steps))
    for _ in train(net, MSELoss(), optimiser, x, wave(x), batch_size=None, epochs=steps):
        pass
    return net
