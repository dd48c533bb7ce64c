"""Early stopping (deck slide D44), and in which order a network learns right and wrong labels."""

from functools import cache
from typing import Annotated

import numpy as np

from utils.curves.judge import judge, probabilities
from utils.curves.overfit_recipes import DIGITS, MOONS, RECIPES, data, hidden_truth, steps
from utils.demos.controls import Slider, Steps
from utils.demos.lecture_07.overfit_capacity import XLIM, YLIM, field, plane
from utils.demos.scene import Line, Panel, Points, Scene
from utils.demos.words import number

LOOKS = tuple(int(k) for k in np.unique(np.round(np.geomspace(1, 400, 40))))


@cache
def history(seed: int) -> dict[str, np.ndarray]:
    """The big network on 60 points of the moons: losses and accuracies after each epoch in LOOKS, and the boundary."""
    parts, found = data(MOONS, seed), {"train": [], "held": [], "test": [], "fields": []}
    for epoch, net in steps(MOONS, RECIPES["nothing"], seed):
        if epoch + 1 in LOOKS:
            for name, part in zip(("train", "held", "test"), parts, strict=True):
                found[name].append(judge(net, *part))
            found["fields"].append(probabilities(net, plane())[:, 1])
    return {name: np.array(values) for name, values in found.items()}


def best_look(seed: int) -> int:
    """The look with the lowest loss on the held-out points: where early stopping would go back to."""
    return int(history(seed)["held"][:, 1].argmin())


def early_stopping(
    look: Annotated[int, Steps(len(LOOKS) - 1, label="time (epochs 1 to 400)")] = len(LOOKS) - 1,
    seed: Annotated[int, Slider(0, 7, 1, label="random sample")] = 0,
) -> Scene:
    """Losses over training and the boundary at one moment; the lowest held-out loss says when to stop."""
    found, (x, y), best = history(seed), data(MOONS, seed)[0], best_look(seed)
    epochs = np.array(LOOKS, float)
    marks = [
        Line(epochs, found["train"][:, 1], "train", "train", dash=True),
        Line(epochs, found["held"][:, 1], "test", "held out"),
        Line(np.full(2, epochs[look]), np.array([1e-3, 10]), "muted", dash=True),
        Points(epochs[[best]], found["held"][[best], 1], role="signal", label="stop here", size=1.8),
    ]
    curves = Panel(tuple(marks), "loss", "epoch", "", (0.9, 450), (3e-3, 6), xlog=True, ylog=True)
    boundary = Panel(
        (field(found["fields"][look]), Points(x[:, 0], x[:, 1], y, size=0.8)),
        f"epoch {LOOKS[look]}",
        "x₁",
        "x₂",
        XLIM,
        YLIM,
    )
    now, stop, end = (100 * float(found["test"][k, 0]) for k in (look, best, -1))
    words = f"test accuracy now {number(now)} %, at the stop (epoch {LOOKS[best]}) {number(stop)} %, "
    words += f"at the end {number(end)} %"
    alt = (
        "Training loss falls all the time; the held-out loss falls, then rises, and is lowest at epoch "
        f"{LOOKS[best]}. At epoch {LOOKS[look]}: {words}."
    )
    return Scene((curves, boundary), alt, words, {"now": now, "stop": stop, "end": end, "epoch": LOOKS[best]})


EPOCHS = 100


@cache
def order(seed: int) -> dict[str, np.ndarray]:
    """The digits with wrong labels, shape (epochs,): shares of 'right labels fitted', 'wrong labels fitted', and
    'truth told of the wrongly labelled', and the accuracy on clean test digits."""
    (x, y), _, (new, truth) = data(DIGITS, seed)
    wrong = hidden_truth(seed)
    real = _truth(seed)
    rows = []
    for _, net in steps(DIGITS, RECIPES["nothing"], seed):
        said = net.predict(x).argmax(axis=1)
        fitted = said == y
        rows.append(
            (fitted[~wrong].mean(), fitted[wrong].mean(), (said == real)[wrong].mean(), judge(net, new, truth)[0])
        )
    names = ("right labels", "wrong labels", "truth", "test")
    return dict(zip(names, np.array(rows).T, strict=True))


def _truth(seed: int) -> np.ndarray:
    from utils.data import digits

    y = digits()[1]
    return y[np.random.default_rng(seed).permutation(len(y))[:500]]


def learning_by_heart(
    epoch: Annotated[int, Steps(EPOCHS - 1, label="epoch")] = 8,
    seed: Annotated[int, Slider(0, 3, 1, label="random sample")] = 0,
) -> Scene:
    """Which labels are fitted when: the right ones first, the wrong ones later, and the test pays for those."""
    found, time = order(seed), np.arange(1, EPOCHS + 1)
    roles = {"right labels": ("background", False), "wrong labels": ("signal", False), "test": ("test", True)}
    marks = [Line(np.full(2, float(time[epoch])), np.array([0.0, 100]), "muted", dash=True)]
    for name, (role, dash) in roles.items():
        label = "test, clean" if name == "test" else f"{name} fitted"
        marks += [Line(time, 100 * found[name], role, label, dash=dash)]
        marks += [Points(time[[epoch]], 100 * found[name][[epoch]], role=role, size=1.4)]
    here = {name: 100 * float(found[name][epoch]) for name in found}
    here["best test"], here["last test"] = 100 * float(found["test"].max()), 100 * float(found["test"][-1])
    words = (
        f"epoch {time[epoch]}: right labels {number(here['right labels'])} %, wrong labels "
        f"{number(here['wrong labels'])} %, clean test {number(here['test'])} %"
    )
    title = f"500 digits, {int(hidden_truth(seed).sum())} of them labelled wrongly"
    panel = Panel(tuple(marks), title, "epoch", "per cent", (0.9, 110), (0, 102), xlog=True)
    return Scene((panel,), f"What is learned when. {words}. Right labels are fitted first.", words, here)
