"""Lecture 07: capacity against data, and every recipe against overfitting on the same two tasks."""

from functools import lru_cache

from utils.curves import overfit_recipes
from utils.curves.judge import judge
from utils.curves.measured import curve
from utils.curves.overfit_recipes import MOONS, RECIPES, TASKS, data, fitted

SEEDS = range(8)
WIDTHS, SAMPLES = (1, 2, 4, 8, 16, 32, 64, 128), (30, 60, 120, 240, 480, 960)
UPDATES = 1200  # the same number for every n, so that data is the only thing that changes


@curve(width=WIDTHS, n=SAMPLES, seed=SEEDS)
def capacity_and_data(width, n, seed):
    """A 2-w-w-1 network trained to the end on n points of the moons: accuracy and loss, in training and on 4000 new."""
    return outcome(width, n, seed)


@curve(task=tuple(TASKS), recipe=tuple(RECIPES), seed=SEEDS)
def against_overfitting(task, recipe, seed):
    """One recipe on one task: accuracy and loss in training, on held-out and on test data."""
    return overfit_recipes.outcome(task, recipe, seed)


@lru_cache(maxsize=64)
def trained(width: int, n: int, seed: int):
    """A 2-w-w-1 ReLU network after 1200 steps of Adam, rate 0.01, in batches of 20."""
    epochs = max(1, UPDATES * 20 // n)
    return fitted(MOONS, RECIPES["nothing"], seed, n, epochs, (2, width, width, 1))


def outcome(width: int, n: int, seed: int) -> dict[str, float]:
    """Accuracy and loss of this network on its own points and on 4000 new ones."""
    (x, y), _, (new, truth) = data(MOONS, seed, n)
    net = trained(width, n, seed)
    found = {"parameters": len(net.parameters)}
    for part, points in (("train", (x, y)), ("test", (new, truth))):
        accuracy, loss = judge(net, *points)
        found |= {part: round(accuracy, 4), f"{part} loss": round(loss, 4)}
    return found
