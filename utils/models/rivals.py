"""A contest: rivals of about equal size, the same data, the same judge; each trained once and kept."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from utils.models.training import count, fit, predict, seeded


@dataclass(frozen=True)
class Rival:
    """One who takes part: how to make it, how long it trains, and in which form it wants the data.

    `make` returns a torch model, or a scikit-learn classifier, which then gets rows of numbers.
    """

    make: Callable
    steps: int = 0
    lr: float = 5e-3
    form: Callable = lambda x: x


@dataclass(frozen=True)
class Task:
    """`draw(rng)` returns x, y, x_test, y_test; `judge(said, y)` is the score, larger is better."""

    draw: Callable
    loss: Callable
    judge: Callable
    rivals: dict[str, Rival]
    batch_size: int = 64


@dataclass(frozen=True, eq=False)
class Result:
    """A trained rival: its score on test data, its number of parameters, the loss of every step."""

    model: object
    score: float
    parameters: int
    losses: np.ndarray = field(repr=False)


def contest(task: Task, who: str, seed: int, data=None) -> Result:
    """Train one rival. Every rival of one `seed` gets the same data, drawn anew unless they are handed in."""
    rival = task.rivals[who]
    x, y, new, truth = data or task.draw(np.random.default_rng(seed))
    rng = np.random.default_rng([seed, list(task.rivals).index(who)])
    with seeded(rng):
        model = rival.make()
    if rival.steps:
        losses = fit(model, task.loss, rival.form(x), y, rng, rival.steps, task.batch_size, rival.lr)
    else:
        losses = np.empty(0)
        model.fit(rival.form(x), y.ravel())
    score = task.judge(says(model, rival.form(new)), truth)
    return Result(model, score, count(model) if rival.steps else 0, losses)


def says(model, x) -> np.ndarray:
    """What a rival says of `x`: a torch model's output; of a forest the probabilities (n, classes).

    For two classes a forest gives one column, which is positive where the second is more likely.
    """
    if not hasattr(model, "predict_proba"):
        return predict(model, x)
    said = model.predict_proba(x)
    return said[:, 1:] - 0.5 if said.shape[1] == 2 else said


@lru_cache(maxsize=128)
def trained(task: str, who: str, seed: int = 0) -> Result:
    """The result of `contest` on one of the lecture's tasks, trained when first asked for."""
    from utils.models.tasks import TASKS

    return contest(TASKS[task], who, seed, drawn(task, seed))


@lru_cache(maxsize=32)
def drawn(task: str, seed: int = 0):
    """The data of a task, x, y, x_test, y_test, as all its rivals get them."""
    from utils.models.tasks import TASKS

    return TASKS[task].draw(np.random.default_rng(seed))
