"""Which weights become zero (deck slide D45): L2 makes them small, L1 brings them to zero."""

from functools import lru_cache
from typing import Annotated

import numpy as np

from utils.data import moons
from utils.demos.controls import Choice, Steps
from utils.demos.scene import Line, Panel, Points, Scene
from utils.demos.words import number
from utils.nn import L1, L2, SGD, BCEWithLogitsLoss, Tanh, mlp, train

KINDS = ("L2, by its slope", "L1, by its slope", "L1, by soft threshold")
LAMBDAS, RATE, STEPS, HIDDEN, NEAR = (0.0, 0.0003, 0.001, 0.003, 0.01, 0.03), 0.1, 2000, 32, 0.002


def soft_threshold(w: np.ndarray, by: float) -> np.ndarray:
    """Pull every weight towards 0 by `by`, and stop there."""
    return np.sign(w) * np.maximum(np.abs(w) - by, 0)


@lru_cache(maxsize=64)
def final(kind: str, λ: float, seed: int) -> np.ndarray:
    """The 96 weights of a 2-32-1 tanh network after 2000 steps of gradient descent, rate 0.1, on 60 points of moons."""
    rng = np.random.default_rng(seed)
    x, y = moons(60, 0.3, rng)
    net = mlp(2, HIDDEN, 1, activation=Tanh, rng=rng)
    layers = [layer for layer in net if len(layer.parameters)]
    penalty, shrink = {KINDS[0]: L2(λ), KINDS[1]: L1(λ)}.get(kind), kind == KINDS[2]
    optimiser = SGD(net.parameters, lr=RATE)
    for _ in train(net, BCEWithLogitsLoss(), optimiser, x, y, batch_size=None, epochs=STEPS, penalty=penalty):
        for layer in layers if shrink else ():
            layer.weight[...] = soft_threshold(layer.weight, RATE * λ)
    return np.concatenate([layer.weight.ravel() for layer in layers])


def shares(kind: str, λ: float, seed: int) -> tuple[float, float]:
    """The shares of weights that are smaller than 0.002 in size, and that are exactly zero."""
    w = final(kind, λ, seed)
    return float(np.mean(np.abs(w) < NEAR)), float(np.mean(w == 0))


def zeros(
    kind: Annotated[str, Choice(KINDS, label="kind")] = KINDS[1],
    strength: Annotated[int, Steps(len(LAMBDAS) - 1, label="λ (0, 0.0003, … 0.03)")] = 4,
) -> Scene:
    """The weights in order of size, without a penalty and with it."""
    λ = LAMBDAS[strength]
    rank, marks = np.arange(1, 3 * HIDDEN + 1), []
    for w, role, label in ((final(kind, 0.0, 0), "muted", "λ = 0"), (final(kind, λ, 0), "signal", f"λ = {number(λ)}")):
        marks.append(Points(rank, np.maximum(np.sort(np.abs(w)), 1e-6), role=role, label=label, size=0.8))
    marks.append(Line(np.array([0.0, 97]), np.full(2, NEAR), "muted", dash=True))
    near, exact = (100 * share for share in shares(kind, λ, 0))
    words = f"{number(near)} % of the weights below 0.002 in size, {number(exact)} % exactly zero"
    panel = Panel(tuple(marks), kind, "weight, sorted by size", "|w|, cut at 10⁻⁶", (0, 97), (5e-7, 10), ylog=True)
    return Scene(
        (panel,),
        f"The 96 weights in order of size, {kind}, λ = {number(λ)}: {words}.",
        words,
        {"near": near, "exact": exact},
    )
