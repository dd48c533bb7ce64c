"""Lecture 07: capacity against data, and every recipe against overfitting on the same two tasks."""

from utils.curves.measured import curve
from utils.demos import overfit_capacity, overfit_recipes

SEEDS = range(8)


@curve(width=overfit_capacity.WIDTHS, n=overfit_capacity.SAMPLES, seed=SEEDS)
def capacity_and_data(width, n, seed):
    """A 2-w-w-1 network trained to the end on n points of the moons: accuracy and loss, in training and on 4000 new."""
    return overfit_capacity.outcome(width, n, seed)


@curve(task=tuple(overfit_recipes.TASKS), recipe=tuple(overfit_recipes.RECIPES), seed=SEEDS)
def against_overfitting(task, recipe, seed):
    """One recipe on one task: accuracy and loss in training, on held-out and on test data."""
    return overfit_recipes.outcome(task, recipe, seed)
