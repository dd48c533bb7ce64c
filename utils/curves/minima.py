"""Lecture 06, section 1 and 2: how rough a landscape is, and how many starts end in a bad minimum."""

from functools import cache

import numpy as np

from utils.curves import deep_and_skipped
from utils.curves.measured import curve
from utils.nn import Adam, BCEWithLogitsLoss, Ensemble, ReLU, Sigmoid, Tanh, mlp, train

ACTIVATIONS = {"tanh": Tanh, "sigmoid": Sigmoid, "ReLU": ReLU}
WIDTHS, STARTS, STEPS, SOLVED = (2, 3, 4, 6, 8, 16), 128, 1500, 0.1
X, Y = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]]), np.array([0, 1, 1, 0])


@curve(depth=(1, 2, 4, 8, 16, 24), skip=(False, True), seed=range(8))
def landscape_roughness(depth, skip, seed):
    """Local minima per random line through the trained point, and the share of the line that bends down."""
    return deep_and_skipped.roughness(depth, skip, seed)


@curve(activation=tuple(ACTIVATIONS), hidden=WIDTHS, seed=range(4))
def xor_solved(activation, hidden, seed):
    """The share of 128 starts from which a 2-h-1 network learns XOR."""
    return {"solved": solved(activation, hidden, seed)}


@cache
def final_losses(activation: str, hidden: int, seed: int, starts: int = STARTS) -> np.ndarray:
    """Q after full-batch Adam, lr 0.03, shape (starts,): all networks trained at once, each from weights of its own."""
    rng, loss = np.random.default_rng(seed), BCEWithLogitsLoss()
    net = Ensemble([mlp(2, hidden, 1, activation=ACTIVATIONS[activation], rng=rng) for _ in range(starts)])
    for _ in train(net, loss, Adam(net.parameters, lr=0.03), X, Y, batch_size=None, epochs=STEPS):
        pass
    return np.array([loss(prediction, Y) for prediction in net(X)])


def solved(activation: str, hidden: int, seed: int, starts: int = STARTS) -> float:
    """The share of starts that end with Q below 0.1; a network stuck on one point or two ends at 0.35 or more."""
    return float(np.mean(final_losses(activation, hidden, seed, starts) < SOLVED))
