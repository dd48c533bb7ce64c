"""Dead neurons (deck slide D38): a ReLU that is 0 for every sample has slope 0 for every sample, and learns no more."""

from functools import cache
from typing import Annotated

import numpy as np

from utils.data import moons
from utils.demos.controls import Choice, Steps
from utils.demos.scene import Line, Panel, Points, Scene
from utils.demos.words import number
from utils.nn import ELU, SGD, BCEWithLogitsLoss, Diverged, LeakyReLU, ReLU, mlp, train

ACTIVATIONS = {"ReLU": ReLU, "leaky ReLU": LeakyReLU, "ELU": ELU}
RATES = (0.03, 0.1, 0.3, 1.0, 3.0)
WIDTH, EPOCHS, EVERY = 64, 30, 10


def dead_units(
    activation: Annotated[str, Choice(tuple(ACTIVATIONS), label="g")] = "ReLU",
    rate: Annotated[str, Choice(tuple(f"{r:g}" for r in RATES), label="learning rate")] = "0.3",
    seed: Annotated[int, Steps(4, label="start")] = 0,
) -> Scene:
    """2-64-64-1 on the moons: neurons that no sample wakes, while training runs, and how often each one is awake."""
    dead, awake, right, fine = trained(activation, float(rate), seed)
    steps = EVERY * np.arange(len(dead))
    curves = (
        Line(steps, 100 * dead[:, 0], "first", "layer 1"),
        Line(steps, 100 * dead[:, 1], "second", "layer 2"),
    )
    left = Panel(curves, "dead neurons, per cent", "step", "", (-5, 310), (-3, 103))
    order = np.arange(1, WIDTH + 1)
    marks = (
        Points(order, 100 * np.sort(awake[0]), role="first", label="layer 1", size=0.7),
        Points(order, 100 * np.sort(awake[1]), role="second", label="layer 2", size=0.7),
    )
    middle = Panel(marks, "samples with u > 0, per cent", "neuron, sorted", "", (0, 65), (-3, 103))
    end = f"accuracy {number(right)}" if fine else "the training diverged"
    shares = f"{100 * dead[-1, 0]:.0f} % of layer 1 and {100 * dead[-1, 1]:.0f} % of layer 2 are dead"
    line = f"{activation}, η = {rate}: at the end {shares}; {end}"
    numbers = {
        "layer 1": float(dead[-1, 0]),
        "layer 2": float(dead[-1, 1]),
        "at start": float(dead[0, 1]),
        "accuracy": right,
    }
    return Scene((left, middle), f"A 2-64-64-1 network on the moons. {line}.", line, numbers)


@cache
def trained(activation: str, rate: float, seed: int):
    """Share of dead neurons of both layers at every tenth step, (times, 2); the share of samples that wake each neuron
    at the end, (2, 64); accuracy; and whether training went to its end. Plain SGD, batches of 32 of 300 points."""
    rng = np.random.default_rng(seed)
    x, y = moons(300, 0.2, rng)
    net = mlp(2, WIDTH, WIDTH, 1, activation=ACTIVATIONS[activation], rng=rng)
    dead, awake, accuracy, fine = [], None, 0.0, True
    with np.errstate(all="ignore"):
        try:
            for step in train(net, BCEWithLogitsLoss(), SGD(net.parameters, lr=rate), x, y, epochs=EPOCHS, rng=rng):
                if step.step % EVERY == 0 or step.step == EPOCHS * 10 - 1:
                    u1, g1, u2, g2, u = net.activations(x)
                    awake = np.array([np.mean(each > 0, axis=0) for each in (u1, u2)])
                    dead.append([np.mean(np.all(each == 0, axis=0)) for each in (g1, g2)])
                    accuracy = float(np.mean((u[:, 0] > 0) == y))
        except (Diverged, ValueError, FloatingPointError):
            fine = False
    return np.array(dead), awake, accuracy, fine


def dead_shares(activation: str, rate: float, seeds: int) -> np.ndarray:
    """Share of dead neurons of both layers at the end of training, (seeds, 2)."""
    return np.array([trained(activation, rate, seed)[0][-1] for seed in range(seeds)])
