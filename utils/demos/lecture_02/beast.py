"""The small networks of lecture 02: d-h-1 on toy data, with the sigmoid or without it, all trained in the same way."""

from functools import lru_cache

import numpy as np

from utils.data import circles, moons, xor
from utils.nn import Adam, BCEWithLogitsLoss, Identity, Sigmoid, mlp, train

# name: the function that draws the points, its noise, how far the picture reaches
TOYS = {
    "circles": (circles, 0.08, ((-1.4, 1.4), (-1.4, 1.4))),
    "moons": (moons, 0.15, ((-1.6, 2.6), (-1.2, 1.7))),
    "XOR": (xor, 0.0, ((-1.0, 1.0), (-1.0, 1.0))),
}
POINTS, STEPS, RATE, SIDE = 400, 300, 0.15, 61


@lru_cache(maxsize=64)
def points(data: str, seed: int, n: int = POINTS) -> tuple[np.ndarray, np.ndarray]:
    """x (n, 2) and y (n,) of the toy `data`."""
    draw, noise, _ = TOYS[data]
    return draw(n, noise, np.random.default_rng(seed))


@lru_cache(maxsize=256)
def trained(data: str, hidden: int, nonlinear: bool, seed: int):
    """A 2-`hidden`-1 network after 300 full-batch steps of Adam; `nonlinear` chooses g = σ, else g is left out."""
    return _train(hidden, nonlinear, points(data, seed), seed)[0]


@lru_cache(maxsize=64)
def history(data: str, hidden: int, seed: int, steps: tuple[int, ...]) -> tuple:
    """Copies of the network with g = σ after each number of `steps`, in order."""
    return _train(hidden, True, points(data, seed), seed, steps)[1]


def fresh(hidden: int, activation, seed: int):
    """A 2-`hidden`-1 network whose weights are all drawn from U(−1, 1), here: the lectures quote what comes of it."""
    rng = np.random.default_rng(seed)
    net = mlp(2, hidden, 1, activation=activation, rng=rng)
    net.parameters[:] = rng.uniform(-1, 1, len(net.parameters))
    return net


def _train(hidden, nonlinear, data, seed, keep=()):
    net = fresh(hidden, Sigmoid if nonlinear else Identity, seed)
    copies = [net.copy()] if 0 in keep else []
    optimiser = Adam(net.parameters, lr=RATE)
    for step in train(net, BCEWithLogitsLoss(), optimiser, *data, batch_size=None, epochs=STEPS):
        if step.step + 1 in keep:
            copies.append(net.copy())
    return net, tuple(copies)


def accuracy(net, data: str, seed: int) -> float:
    """The share of 2000 fresh points that `net` puts into the right class."""
    x, y = points(data, 1000 + seed, 2000)
    return float(np.mean((net.predict(x)[:, 0] > 0) == y))


def accuracies(data: str, hidden: int, nonlinear: bool, seeds: int) -> np.ndarray:
    """Test accuracies of networks that differ in data sample and start, shape (seeds,)."""
    return np.array([accuracy(trained(data, hidden, nonlinear, s), data, s) for s in range(seeds)])


def plane(data: str) -> tuple[np.ndarray, tuple[float, float], tuple[float, float]]:
    """The cells of a square grid over the picture, (SIDE², 2), and the picture's limits."""
    xlim, ylim = TOYS[data][2]
    cell = (np.arange(SIDE) + 0.5) / SIDE
    x, y = np.meshgrid(xlim[0] + cell * (xlim[1] - xlim[0]), ylim[0] + cell * (ylim[1] - ylim[0]))
    return np.column_stack([x.ravel(), y.ravel()]), xlim, ylim


def sigmoid(u: np.ndarray) -> np.ndarray:
    """σ(u), without overflow."""
    return 0.5 + 0.5 * np.tanh(np.asarray(u) / 2)
