"""Lecture 05, vanishing gradients in training: how deep a network of each activation still learns."""

import numpy as np

from utils.curves.measured import curve
from utils.data import circles
from utils.nn import SGD, BCEWithLogitsLoss, ReLU, Sigmoid, Tanh, mlp, train
from utils.nn.initialisers import kaiming_normal, xavier_normal, zeros

ACTIVATIONS = {"sigmoid": Sigmoid, "tanh": Tanh, "ReLU": ReLU}
INITS = {"Xavier": xavier_normal, "He": kaiming_normal}
RATES = (0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0)


@curve(activation=tuple(ACTIVATIONS), depth=(1, 2, 5, 10, 20), rate=RATES, seed=range(4))
def depth_that_learns(activation, depth, rate, seed):
    """Accuracy on two circles after 600 steps of plain gradient descent, from Xavier's weights for all."""
    return {"accuracy": circle_accuracy(activation, depth, rate, "Xavier", seed)}


@curve(init=tuple(INITS), depth=(5, 10, 20, 30), rate=RATES[:5], seed=range(4))
def init_that_learns(init, depth, rate, seed):
    """The same for ReLU from two kinds of weights."""
    return {"accuracy": circle_accuracy("ReLU", depth, rate, init, seed)}


def circle_accuracy(activation: str, depth: int, rate: float, init: str, seed: int, steps: int = 600) -> float:
    """The share of 1000 fresh points put right by `depth` layers of 16 neurons; 0.5 is guessing.

    Full batch of 200 points, biases from 0; gradients longer than 1 are shortened, so that no rate runs away.
    """
    rng = np.random.default_rng(seed)
    (x, y), (new, truth) = circles(200, 0.05, rng), circles(1000, 0.05, rng)
    net = mlp(2, *[16] * depth, 1, activation=ACTIVATIONS[activation], init=INITS[init], bias_init=zeros, rng=rng)
    optimiser = SGD(net.parameters, lr=rate)
    for _ in train(net, BCEWithLogitsLoss(), optimiser, x, y, batch_size=None, epochs=steps, clip_norm=1):
        pass
    return float(np.mean((net.predict(new)[:, 0] > 0) == truth))
