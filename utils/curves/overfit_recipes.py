"""Lecture 07: two tasks on which a big network learns by heart, and every recipe against it, trained alike."""

from dataclasses import dataclass
from functools import lru_cache, partial

import numpy as np

from utils.curves.judge import judge
from utils.data import digits, moons
from utils.nn import L1, L2, Adam, AdamW, BCEWithLogitsLoss, CrossEntropyLoss, EarlyStopping, Ensemble, ReLU, mlp, train

MOONS, DIGITS = "moons", "digits"


@dataclass(frozen=True)
class Task:
    """The big network, how long it is trained, and what its data are called."""

    sizes: tuple[int, ...]
    epochs: int
    batch_size: int
    rate: float
    small: int  # the width of "a smaller network"


TASKS = {
    MOONS: Task((2, 64, 64, 1), 400, 20, 0.01, 4),
    DIGITS: Task((64, 256, 256, 10), 100, 50, 0.001, 16),
}


@dataclass(frozen=True)
class Recipe:
    """A method and its strength: λ, the share p of silent neurons, or nothing."""

    method: str
    strength: float = 0.0

    @property
    def name(self) -> str:
        return f"{self.method} {self.strength:g}" if self.strength else self.method


NONE, SMALL, STOP, PENALTY1, PENALTY2 = "nothing", "smaller network", "early stopping", "L1", "L2"
DECAY, DROPOUT, NORM, FIVE = "weight decay", "dropout", "batchnorm", "five networks averaged"
METHODS = (NONE, SMALL, STOP, PENALTY1, PENALTY2, DECAY, DROPOUT, NORM, FIVE)
STRENGTHS = {
    PENALTY1: (0.0001, 0.0003, 0.001, 0.003),
    PENALTY2: (0.001, 0.003, 0.01, 0.03),
    DECAY: (0.3, 1.0, 3.0, 10.0),
    DROPOUT: (0.2, 0.5, 0.8),
}
RECIPES = {r.name: r for m in METHODS for r in (Recipe(m, s) for s in STRENGTHS.get(m, (0.0,)))}


@lru_cache(maxsize=32)
def data(task: str, seed: int, n: int = 0):
    """(x, y) to train on, to choose with, and to judge with; `n` training points instead of the task's own number.

    moons: noise 0.3, 60 / 60 / 4000 points. digits: 500 / 400 / 897, and 30 per cent of the labels of the first two
    parts are replaced by a random digit (so 27 per cent are wrong); the last part is clean.
    """
    rng = np.random.default_rng(seed)
    if task == MOONS:
        return tuple((x.astype(np.float32), y) for x, y in (moons(k, 0.3, rng) for k in (n or 60, 60, 4000)))
    x, truth = digits()
    order = rng.permutation(len(x))
    y = np.where(rng.random(len(x)) < 0.3, rng.integers(0, 10, len(x)), truth)
    first, second, third = np.split(order, (n or 500, (n or 500) + 400))
    x = x.astype(np.float32)
    return (x[first], y[first]), (x[second], y[second]), (x[third], truth[third])


def hidden_truth(seed: int) -> np.ndarray:
    """Which of the 500 training digits carry a wrong label, shape (500,): what the network is not told."""
    order = np.random.default_rng(seed).permutation(len(digits()[1]))[:500]
    return digits()[1][order] != data(DIGITS, seed)[0][1]


def steps(task: str, recipe: Recipe, seed: int, n: int = 0, epochs: int = 0, sizes: tuple[int, ...] = ()):
    """Train by the recipe; yields (epoch, network) after every epoch, the network ready to predict."""
    plan, rng = TASKS[task], np.random.default_rng(1000 + seed)
    (x, y), (x_held, y_held), _ = data(task, seed, n)
    sizes, epochs = sizes or plan.sizes, epochs or plan.epochs
    if recipe.method == SMALL:
        sizes = (sizes[0], plan.small, plan.small, sizes[-1])
    options = {"activation": ReLU, "dtype": np.float32, "batchnorm": recipe.method == NORM}
    options["dropout"] = recipe.strength if recipe.method == DROPOUT else 0.0
    make = [mlp(*sizes, rng=rng, **options) for _ in range(5 if recipe.method == FIVE else 1)]
    net = Ensemble(make) if recipe.method == FIVE else make[0]
    pull = {PENALTY1: L1, PENALTY2: L2}.get(recipe.method)
    penalty = pull(recipe.strength) if pull else None
    decaying = partial(AdamW, weight_decay=recipe.strength)
    optimiser = (decaying if recipe.method == DECAY else Adam)(net.parameters, plan.rate)
    loss = BCEWithLogitsLoss() if task == MOONS else CrossEntropyLoss()
    stop = EarlyStopping(net, patience=epochs) if recipe.method == STOP else None
    for step in train(net, loss, optimiser, x, y, batch_size=plan.batch_size, epochs=epochs, rng=rng, penalty=penalty):
        if step.end_of_epoch:
            if stop:
                stop(judge(net, x_held, y_held)[1])
                if step.epoch == epochs - 1:
                    stop.restore()
            yield step.epoch, net


def fitted(task: str, recipe: Recipe, seed: int, n: int = 0, epochs: int = 0, sizes: tuple[int, ...] = ()):
    """The network after its last epoch; the arguments are those of `steps`."""
    *_, (_, net) = steps(task, recipe, seed, n, epochs, sizes)
    return net


def outcome(task: str, recipe: str, seed: int) -> dict[str, float]:
    """Accuracy and loss on the three parts of the data after training by the recipe of that name."""
    net, found = fitted(task, RECIPES[recipe], seed), {}
    for part, (x, y) in zip(("train", "held", "test"), data(task, seed), strict=True):
        accuracy, loss = judge(net, x, y)
        found |= {part: round(accuracy, 4), f"{part} loss": round(loss, 4)}
    return found
