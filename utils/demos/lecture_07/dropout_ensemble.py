"""Dropout as an ensemble, and why curves are compared in evaluation mode (deck slide D46), on the noisy moons."""

from functools import lru_cache
from itertools import pairwise
from typing import Annotated

import numpy as np

from utils.curves.judge import judge, probabilities
from utils.curves.overfit_recipes import DROPOUT, MOONS, Recipe, data, steps
from utils.demos.controls import Choice, Slider, Steps
from utils.demos.lecture_07.overfit_capacity import XLIM, YLIM, field, plane
from utils.demos.scene import Line, Panel, Points, Scene
from utils.demos.words import number
from utils.nn import Sigmoid

SHARES, EVERY, EPOCHS, THIN = ("0", "0.2", "0.5", "0.8"), 10, 400, 30


@lru_cache(maxsize=16)
def trained(p: str, seed: int):
    """The big network trained with dropout p on 60 points, and its losses (looks, 3) every tenth epoch: in training
    mode on the training points (the mean of 20 draws), in evaluation mode on them, and on the test points."""
    (x, y), _, (new, truth) = data(MOONS, seed)
    losses = []
    for epoch, net in steps(MOONS, Recipe(DROPOUT, float(p)), seed):
        if (epoch + 1) % EVERY == 0:
            noisy = drawn(net, np.tile(x, (20, 1)))
            right = np.where(np.tile(y, 20) == 1, noisy, 1 - noisy)
            noise = float(-np.mean(np.log(np.maximum(right, 1e-12))))
            losses.append((noise, judge(net, x, y)[1], judge(net, new[:1000], truth[:1000])[1]))
    return net, np.array(losses)


def drawn(net, x: np.ndarray) -> np.ndarray:
    """The probability of signal in training mode, (n,): another thinned network for every row."""
    u = net.train()(x)
    net.eval()
    return Sigmoid()(u[:, 0].astype(float))


def thin_network(net, seed: int):
    """A copy of `net` in which dropout silences the same neurons for every sample: one member of the ensemble."""
    copy, rng = net.copy().eval(), np.random.default_rng(seed)
    weighted = [layer for layer in copy if len(layer.parameters)]
    p = next((layer.p for layer in copy if type(layer).__name__ == "Dropout"), 0.0)
    for before, after in pairwise(weighted):
        keep = rng.random(before.weight.shape[0]) >= p
        after.weight[...] *= keep / (1 - p)
    return copy


@lru_cache(maxsize=64)
def members(p: str, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Probabilities of 30 thinned networks: on the plane (30, SIDE²), and on 1000 test points (30, 1000)."""
    net, (x, _) = trained(p, seed)[0], data(MOONS, seed)[2]
    thin = [thin_network(net, k) for k in range(THIN)]
    grid = plane()
    return tuple(np.array([probabilities(one, points)[:, 1] for one in thin]) for points in (grid, x[:1000]))


def accuracies(p: str, seed: int) -> dict[str, float]:
    """In per cent on 1000 test points: one thinned network (the mean of 30), their average, evaluation mode."""
    net, (x, y) = trained(p, seed)[0], data(MOONS, seed)[2]
    found, truth = members(p, seed)[1], y[:1000] == 1
    return {
        "one": 100 * float(np.mean((found > 0.5) == truth)),
        "average": 100 * float(np.mean((found.mean(axis=0) > 0.5) == truth)),
        "evaluation": 100 * judge(net, x[:1000], y[:1000])[0],
    }


def ensemble(
    p: Annotated[str, Choice(SHARES, label="p")] = "0.5",
    member: Annotated[int, Steps(THIN - 1, label="thinned network")] = 0,
) -> Scene:
    """The boundary of one thinned network, of the average of 30, and of evaluation mode, on the same 60 points."""
    net, (x, y) = trained(p, 0)[0], data(MOONS, 0)[0]
    grids, found = members(p, 0)[0], accuracies(p, 0)
    looks = (
        (grids[member], f"thinned network {member}"),
        (grids.mean(axis=0), f"average of {THIN}"),
        (probabilities(net, plane())[:, 1], "evaluation mode"),
    )
    panels = [Panel((field(f), Points(x[:, 0], x[:, 1], y, size=0.6)), t, "x₁", "x₂", XLIM, YLIM) for f, t in looks]
    words = (
        f"test accuracy: a thinned network {number(found['one'])} % on average, "
        f"{THIN} averaged {number(found['average'])} %, evaluation mode {number(found['evaluation'])} %"
    )
    return Scene(tuple(panels), f"Boundaries with dropout p = {p}. {words}.", words, found)


def modes(
    p: Annotated[str, Choice(SHARES, label="p")] = "0.5",
    seed: Annotated[int, Slider(0, 4, 1, label="random sample")] = 0,
) -> Scene:
    """The loss over training: on the training points in either mode, and on test points."""
    losses = trained(p, seed)[1]
    epochs = EVERY * np.arange(1, len(losses) + 1)
    names = (
        ("training points, training mode", "signal", True),
        ("training points, evaluation mode", "train", False),
        ("test points", "test", False),
    )
    marks = tuple(Line(epochs, losses[:, k], role, name, dash=dash) for k, (name, role, dash) in enumerate(names))
    panel = Panel(marks, f"dropout p = {p}", "epoch", "loss", (0, EPOCHS), (0, 1.5))
    noisy, clean, test = losses[-1]
    words = f"at the end: training mode {number(noisy)}, evaluation mode {number(clean)}, test {number(test)}"
    return Scene(
        (panel,),
        f"Losses with dropout p = {p}, {words}.",
        words,
        {"training": noisy, "evaluation": clean, "test": test},
    )
