"""The noise of a mini-batch gradient (deck slide D41): its variance falls as 1/batch."""

from functools import cache
from typing import Annotated

import numpy as np

from utils.curves.weight_space import gradient
from utils.data import moons
from utils.demos.controls import Choice, Steps
from utils.demos.scene import Line, Panel, Points, Scene
from utils.demos.words import number
from utils.nn import Adam, BCEWithLogitsLoss, Tanh, mlp, train

BATCHES, SAMPLES, DRAWS, LOSS = (1, 2, 4, 8, 16, 32, 64, 128, 256), 512, 300, BCEWithLogitsLoss()
MOMENTS = {"start of training": 0, "after 20 epochs": 20}


@cache
def sample_gradients(epochs: int, seed: int) -> np.ndarray:
    """∇Q of every single sample, shape (512, 33), of a 2-8-1 network on the moons after so many epochs."""
    rng = np.random.default_rng(seed)
    x, y = moons(SAMPLES, 0.2, rng)
    net = mlp(2, 8, 1, activation=Tanh, rng=rng)
    for _ in train(net, LOSS, Adam(net.parameters, lr=0.01), x, y, epochs=epochs, rng=rng):
        pass
    θ = net.parameters.copy()
    return np.array([gradient(net, LOSS, x[[i]], y[[i]], θ) for i in range(SAMPLES)])


@cache
def batch_gradients(epochs: int, batch: int, seed: int) -> np.ndarray:
    """The gradients of 300 random batches, shape (300, 33); the samples of a batch are drawn with replacement."""
    each, rng = sample_gradients(epochs, seed), np.random.default_rng(seed + batch)
    times = rng.multinomial(batch, np.full(SAMPLES, 1 / SAMPLES), DRAWS)  # how often each sample is in each batch
    return times @ each / batch


@cache
def variance(epochs: int, batch: int, seed: int) -> float:
    """Mean squared distance of a mini-batch gradient from the full one, summed over the 33 weights."""
    off = batch_gradients(epochs, batch, seed) - sample_gradients(epochs, seed).mean(axis=0)
    return float(np.sum(off**2, axis=1).mean())


def slope(epochs: int, seed: int) -> float:
    """Slope of log variance against log batch, a straight line fitted through all batch sizes."""
    found = [variance(epochs, batch, seed) for batch in BATCHES]
    return float(np.polyfit(np.log(BATCHES), np.log(found), 1)[0])


def uphill(epochs: int, batch: int, seed: int) -> float:
    """The share of batches whose gradient points away from the full one: such a step raises Q, however short."""
    return float(np.mean(batch_gradients(epochs, batch, seed) @ sample_gradients(epochs, seed).mean(axis=0) < 0))


def batch_noise(
    batch: Annotated[int, Steps(len(BATCHES) - 1, label="batch size (1, 2, 4, … 256)")] = 3,
    moment: Annotated[str, Choice(tuple(MOMENTS))] = "start of training",
) -> Scene:
    """300 mini-batch gradients around the full one, in two of 33 directions, and their variance over the batch size."""
    size, epochs = BATCHES[batch], MOMENTS[moment]
    each = sample_gradients(epochs, 0)
    full = each.mean(axis=0)
    along = full / np.linalg.norm(full)
    across = np.linalg.svd(each - full - np.outer((each - full) @ along, along), full_matrices=False)[2][0]
    drawn = batch_gradients(epochs, size, 0)
    a, b = drawn @ along, drawn @ across
    reach = 1.1 * max(np.abs(each @ along).max(), np.abs(each @ across).max())
    up = a < 0
    cloud = Panel(
        (
            Line(np.zeros(2), np.array([-reach, reach]), "muted", width=0.6),
            Points(a, b, group=up.astype(int), size=0.7),
            Points(np.array([np.linalg.norm(full)]), np.array([full @ across]), role="text", label="∇Q", size=1.8),
        ),
        f"300 batches of {size}",
        "along the full gradient",
        "across it",
        (-reach, reach),
        (-reach, reach),
        equal=True,
    )
    found = np.array([[variance(epochs, one, seed) for seed in range(5)] for one in BATCHES])
    places = np.array(BATCHES, float)
    law = found[0].mean() / places
    fall = Panel(
        (
            Line(places, law, "muted", "1/batch", dash=True),
            *(Points(places, column, role="first", size=0.8) for column in found.T),
            Points(places[[batch]], found[batch, :1], role="signal", size=1.7),
        ),
        "variance of the gradient, 5 seeds",
        "batch size",
        "",
        (0.8, 330),
        xlog=True,
        ylog=True,
    )
    words = f"batch {size}: variance {number(found[batch, 0])}; {number(100 * up.mean(), 2)} % point uphill"
    when = "at the start of" if epochs == 0 else f"after {epochs} epochs of"
    alt = (
        f"Gradients of 300 random batches, {when} training. {words[0].upper()}{words[1:]}. "
        "The variance falls as one over the batch size."
    )
    return Scene((cloud, fall), alt, words, {"variance": float(found[batch, 0]), "uphill": float(up.mean())})
