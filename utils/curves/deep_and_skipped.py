"""The networks whose landscapes lecture 06 compares: ReLU layers on top of each other, with and without skips."""

from functools import cache

import numpy as np

from utils.curves.weight_space import filter_direction, value
from utils.data import moons
from utils.nn import Adam, BCEWithLogitsLoss, Linear, ReLU, Residual, Sequential, train

WIDTH, EPOCHS, LOSS = 16, 60, BCEWithLogitsLoss()
ALONG = np.linspace(-1, 1, 101)


def deep(depth: int, skip: bool, rng: np.random.Generator) -> Sequential:
    """2 inputs, `depth` hidden ReLU layers of 16 neurons, 1 output; with `skip`, layers 2, 3, … are x + g(Wx)."""
    layers = [Linear(2, WIDTH, rng=rng), ReLU()]
    for _ in range(depth - 1):
        block = Linear(WIDTH, WIDTH, rng=rng), ReLU()
        layers += [Residual(*block)] if skip else block
    return Sequential(*layers, Linear(WIDTH, 1, rng=rng))


@cache
def trained(depth: int, skip: bool, seed: int):
    """(network, x, y, path): Adam on 200 points of the moons; the path holds θ after every epoch, start included.

    Both kinds of network start from the same weights, see the same batches and the same learning rate.
    """
    rng = np.random.default_rng(seed)
    x, y = moons(200, 0.1, rng)
    net = deep(depth, skip, rng)
    path = [net.parameters.copy()]
    for step in train(net, LOSS, Adam(net.parameters, lr=0.003), x, y, batch_size=32, epochs=EPOCHS, rng=rng):
        if step.end_of_epoch:
            path.append(net.parameters.copy())
    return net, x, y, np.array(path)


def roughness(depth: int, skip: bool, seed: int, lines: int = 10) -> dict:
    """Walk through the trained point along random filter-normalised lines, as far as the weights are long, both ways.

    A bowl has one minimum on every line and bends upward all along. Counted: local minima per line, the share of the
    line that bends down, and the loss at the trained point.
    """
    net, x, y, _ = trained(depth, skip, seed)
    rng = np.random.default_rng(1000 + seed)
    minima, bends = [], []
    for _ in range(lines):
        direction = filter_direction(net, rng)
        Q = np.array([value(net, LOSS, x, y, net.parameters + t * direction) for t in ALONG])
        minima.append(np.sum((Q[1:-1] < Q[:-2]) & (Q[1:-1] < Q[2:])))
        bends.append(np.mean(np.diff(Q, 2) < -1e-6 * np.ptp(Q)))
    return {"minima": float(np.mean(minima)), "bends": float(np.mean(bends)), "loss": LOSS(net(x), y)}
