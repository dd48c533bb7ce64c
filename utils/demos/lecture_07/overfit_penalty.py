"""L2, L1 and weight decay (deck slide D45): what λ does to the boundary and to the weights of the big network."""

from functools import lru_cache
from typing import Annotated

import numpy as np

from utils.curves.judge import judge, probabilities
from utils.curves.overfit_recipes import DECAY, MOONS, PENALTY1, PENALTY2, Recipe, data, fitted
from utils.demos.controls import Choice, Slider, Steps
from utils.demos.lecture_07.overfit_capacity import XLIM, YLIM, field, plane
from utils.demos.scene import Bars, Panel, Points, Scene
from utils.demos.words import number

LAMBDAS = (0.0, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1)
DECAYS = tuple(100 * λ for λ in LAMBDAS)  # AdamW's decay acts through ηλ, not through the gradient: other numbers
NEAR, EDGES = 0.001, np.linspace(-4, 0.5, 28)


@lru_cache(maxsize=128)
def trained(kind: str, strength: int, seed: int):
    """The big network on 60 points of the moons, trained as in `overfit_recipes`, with λ number `strength`."""
    values = DECAYS if kind == DECAY else LAMBDAS
    return fitted(MOONS, Recipe(kind, values[strength]), seed)


def weights(net) -> np.ndarray:
    """All weights of a network, without the biases, as one vector."""
    return np.concatenate([layer.weight.ravel() for layer in net if len(layer.parameters)]).astype(float)


def near_zero(net) -> float:
    """The share of weights smaller than 0.001 in size."""
    return float(np.mean(np.abs(weights(net)) < NEAR))


def summary(kind: str, strength: int, seed: int) -> dict[str, float]:
    """Accuracies in per cent, the share of weights near zero in per cent, and the length of the weight vector."""
    net, ((x, y), _, (new, truth)) = trained(kind, strength, seed), data(MOONS, seed)
    found = {"train": 100 * judge(net, x, y)[0], "test": 100 * judge(net, new, truth)[0]}
    return found | {"near zero": 100 * near_zero(net), "length": float(np.linalg.norm(weights(net)))}


def penalty(
    kind: Annotated[str, Choice((PENALTY2, PENALTY1, DECAY), label="kind")] = PENALTY2,
    strength: Annotated[int, Steps(len(LAMBDAS) - 1, label="λ (0, 0.0001, … 0.1; decay 100 ×)")] = 0,
    seed: Annotated[int, Slider(0, 3, 1, label="random sample")] = 0,
) -> Scene:
    """The boundary, and how large the 4288 weights are, as powers of ten; what is smaller stands in the first bar."""
    net, (x, y), found = trained(kind, strength, seed), data(MOONS, seed)[0], summary(kind, strength, seed)
    λ = (DECAYS if kind == DECAY else LAMBDAS)[strength]
    boundary = Panel(
        (field(probabilities(net, plane())[:, 1]), Points(x[:, 0], x[:, 1], y, size=0.8)),
        f"{kind}, λ = {number(λ)}", "x₁", "x₂", XLIM, YLIM,
    )  # fmt: skip
    sizes = np.log10(np.maximum(np.abs(weights(net)), 1e-4))
    heights = 100 * np.histogram(np.clip(sizes, EDGES[0], EDGES[-1] - 1e-9), EDGES)[0] / len(sizes)
    bars = Panel(
        (Bars(EDGES, heights, "first"),), f"{number(found['near zero'])} % below 0.001 in size",
        "log₁₀ |w|", "share of the weights, %", (EDGES[0], EDGES[-1]), (0, 100 if heights.max() > 40 else 40),
    )  # fmt: skip
    words = f"train {number(found['train'])} %,  test {number(found['test'])} %,  "
    words += f"length of the weights {number(found['length'])}"
    alt = f"The big network with {kind}, λ = {number(λ)}: {words}; "
    alt += f"{number(found['near zero'])} per cent of the weights are near zero."
    return Scene((boundary, bars), alt, words, found)
