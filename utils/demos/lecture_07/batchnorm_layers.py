"""Activations with and without batch normalisation, and the two modes (deck slide D47), in a fresh deep network."""

from functools import lru_cache
from typing import Annotated

import numpy as np

from utils.data import digits
from utils.demos.controls import Choice, Slider, Steps, Switch
from utils.demos.scene import Bars, Line, Panel, Points, Scene
from utils.demos.words import number
from utils.nn import BatchNorm, Sigmoid, Tanh, mlp

ACTIVATIONS, LAYERS, WIDTH = {"sigmoid": Sigmoid, "tanh": Tanh}, 10, 64
BATCHES = (2, 4, 8, 16, 32, 64, 128, 256)


@lru_cache(maxsize=64)
def signals(activation: str, batchnorm: bool, batch: int, seed: int = 0) -> np.ndarray:
    """Outputs of the ten hidden layers for one batch of digits in training mode, shape (10, batch, 64)."""
    rng = np.random.default_rng(seed)
    x = digits()[0][rng.permutation(1797)[:batch]]
    net = mlp(64, *[WIDTH] * LAYERS, 10, activation=ACTIVATIONS[activation], batchnorm=batchnorm, rng=rng).train()
    outputs = net.activations(x)
    return np.array([y for y, layer in zip(outputs, net, strict=True) if isinstance(layer, ACTIVATIONS[activation])])


def spread(activation: str, batchnorm: bool, seed: int = 0) -> np.ndarray:
    """How much a neuron's output differs from digit to digit, layer by layer (10,): the mean std over 128 digits."""
    return signals(activation, batchnorm, 128, seed).std(axis=1).mean(axis=1)


def histograms(
    batchnorm: Annotated[bool, Switch("batch normalisation")] = False,
    activation: Annotated[str, Choice(tuple(ACTIVATIONS))] = "sigmoid",
    layer: Annotated[int, Slider(1, LAYERS, 1, label="hidden layer")] = 10,
    batch: Annotated[int, Steps(len(BATCHES) - 1, label="batch size (2, 4, … 256)")] = 6,
) -> Scene:
    """How one layer's outputs differ between the digits of a batch, and the spread of every layer."""
    y = signals(activation, batchnorm, BATCHES[batch])
    about = y[layer - 1] - y[layer - 1].mean(axis=0)
    heights, edges = np.histogram(about, bins=np.linspace(-1, 1, 62))
    bars = Panel(
        (Bars(edges, 100 * heights / about.size, "hidden"),), f"layer {layer}: {BATCHES[batch]} digits, 64 neurons",
        "output − its mean over the batch", "per cent", (-1, 1), (0, 105 if heights.max() > 0.3 * about.size else 20),
    )  # fmt: skip
    layers, marks = np.arange(1, LAYERS + 1), []
    for on, role, name in ((False, "background", "without"), (True, "signal", "with batchnorm")):
        std = signals(activation, on, BATCHES[batch]).std(axis=1).mean(axis=1)
        marks.append(Line(layers, std, role, name, dash=not on))
        marks += [Points(layers[[layer - 1]], std[[layer - 1]], role=role, size=1.5)] if on == batchnorm else []
    curves = Panel(
        tuple(marks), "spread of a neuron's output", "hidden layer", "std", (0.5, 10.5), (1e-9, 2), ylog=True
    )
    here = float(y[layer - 1].std(axis=0).mean())
    words = f"{activation}, {'with' if batchnorm else 'without'} batchnorm, layer {layer}: spread {number(here)}"
    return Scene((bars, curves), f"Outputs of a fresh network of ten layers. {words}.", words, {"spread": here})


@lru_cache(maxsize=64)
def company(batch: int, seed: int = 0, draws: int = 400) -> np.ndarray:
    """What `BatchNorm` makes of the number 1 in training mode, in `draws` batches of N(0, 1) others: (draws,)."""
    rng, norm, found = np.random.default_rng(seed), BatchNorm(1).train(), []
    for _ in range(draws):
        x = rng.normal(size=(batch, 1))
        x[0] = 1.0
        found.append(norm(x)[0, 0])
    return np.array(found)


def jitter(seed: int = 0) -> np.ndarray:
    """The standard deviation of `company` for batches of 8, 16, … 256: shape (6,)."""
    return np.array([company(batch, seed).std() for batch in BATCHES[2:]])


def two_modes(batch: Annotated[int, Steps(len(BATCHES) - 1, label="batch size (2, 4, … 256)")] = 2) -> Scene:
    """The same sample in many batches: in training mode its output depends on the company, in evaluation mode not."""
    size = BATCHES[batch]
    y = company(size)
    heights, edges = np.histogram(y, bins=np.linspace(-1.5, 3, 61))
    norm = BatchNorm(1)  # its running statistics at the start are those of N(0, 1): mean 0, variance 1
    fixed = float(norm(np.ones((1, 1)))[0, 0])
    top = 1.1 * 100 * heights.max() / len(y)
    left = Panel(
        (
            Bars(edges, 100 * heights / len(y), "hidden"),
            Line(np.full(2, fixed), np.array([0, top]), "background", "evaluation mode", dash=True, width=1.5),
        ),
        f"x = 1 in 400 batches of {size}", "its output y", "per cent", (-1.5, 3), (0, top),
    )  # fmt: skip
    stds = np.array([company(b).std() for b in BATCHES])
    sizes = np.array(BATCHES, float)
    right = Panel(
        (
            Line(sizes, stds, "signal", "measured"),
            Line(sizes, stds[-1] * np.sqrt(sizes[-1] / sizes), "muted", "1/√batch", dash=True),
            Points(sizes[[batch]], stds[[batch]], role="signal", size=1.5),
        ),
        "noise from the company", "batch size", "std of y", (1.7, 300), (0.03, 3), xlog=True, ylog=True,
    )  # fmt: skip
    words = f"batches of {size}: y = {number(y.mean())} ± {number(y.std())}; evaluation mode always {number(fixed)}"
    return Scene(
        (left, right),
        f"Batch normalisation of the same number in different batches. {words}.",
        words,
        {"std": float(y.std())},
    )
