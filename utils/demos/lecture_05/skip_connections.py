"""Residual connections y = x + f(x): a way past every layer, for the signal and for the blame (He et al. 2016)."""

from functools import cache, partial
from typing import Annotated

import numpy as np

from utils.curves.depth import plain_or_residual
from utils.demos.controls import Choice, Slider
from utils.demos.scene import Band, Line, Panel, Scene
from utils.demos.words import number, subscripts
from utils.nn import Linear, ReLU, Residual, Sequential, Sigmoid, Tanh, initialisers

WIDTH, SAMPLES, SEEDS = 64, 100, 5
ACTIVATIONS = {"sigmoid": (Sigmoid, 1.0), "tanh": (Tanh, 1.0), "ReLU": (ReLU, 2.0)}


def skip_connections(
    activation: Annotated[str, Choice(tuple(ACTIVATIONS), label="g")] = "sigmoid",
    depth: Annotated[int, Slider(2, 30, 1, label="hidden layers")] = 20,
) -> Scene:
    """δ of every layer before training, with and without skips; beside it, how deep networks of both kinds learn."""
    layer, marks, ratio = np.arange(1.0, depth + 1), [], {}
    for skip, role, name in ((False, "second", "plain"), (True, "first", "x + f(x)")):
        rows = np.array([blame(activation, depth, skip, seed) for seed in range(SEEDS)])
        marks += [
            Band(layer, rows.min(axis=0), rows.max(axis=0), role),
            Line(layer, np.median(rows, axis=0), role, name),
        ]
        ratio[name] = float(np.median(rows[:, 0]))
    ylim = min(1e-3, min(ratio.values()) / 10), 1e2
    left = Panel(tuple(marks), "rms of δ, last layer = 1", "layer", "", (0.5, depth + 0.5), ylim, ylog=True)
    depths, curves = np.array(plain_or_residual.grid["depth"], dtype=float), []
    for skip, role, name in ((False, "second", "plain"), (True, "first", "x + f(x)")):
        rows = np.array([accuracies(int(d), skip) for d in depths])
        curves += [Band(depths, rows.min(axis=1), rows.max(axis=1), role), Line(depths, rows.mean(axis=1), role, name)]
    right = Panel(
        tuple(curves), "accuracy on the spirals, 8 starts", "ReLU layers", "", (1.8, 45), (0.45, 1.02), xlog=True
    )
    plain, skipped = (number(each, 2) for each in ratio.values())
    line = f"{depth} {activation} layers: {subscripts(f'δ1 / δ{depth}')} = {plain} plain, {skipped} with skips"
    alt = f"The root mean square of δ over the layers, with and without skip connections. {line}."
    return Scene((left, right), alt, line, {"plain": ratio["plain"], "skip": ratio["x + f(x)"]})


@cache
def blame(activation: str, depth: int, skip: bool, seed: int) -> np.ndarray:
    """Root mean square of δ = ∂L/∂u in every layer, (depth,), relative to the last; random input, random blame.

    Both kinds start from Xavier's (for ReLU: He's) weights, those inside a skip divided by √depth.
    """
    rng, (g, strength) = np.random.default_rng(seed), ACTIVATIONS[activation]
    std = np.sqrt(strength / WIDTH / (depth if skip else 1))
    layers, linears = [], []
    for _ in range(depth):
        init = partial(initialisers.normal, std=std)
        linears.append(Linear(WIDTH, WIDTH, init=init, bias_init=initialisers.zeros, rng=rng))
        layers += [Residual(linears[-1], g())] if skip else [linears[-1], g()]
    net = Sequential(*layers, Linear(WIDTH, 1, rng=rng))
    net(rng.normal(size=(SAMPLES, WIDTH)))
    net.backward(rng.normal(size=(SAMPLES, 1)))
    sizes = np.array([np.sqrt(np.mean(np.square(layer.delta))) for layer in linears])
    return sizes / sizes[-1]


def accuracies(depth: int, skip: bool) -> np.ndarray:
    """Accuracy of every start, (8,), on the spirals, as measured."""
    return plain_or_residual.load().where(depth=depth, skip=skip)["accuracy"]
