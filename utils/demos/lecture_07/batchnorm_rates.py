"""What batch normalisation is for (deck slide D47): deep networks train, and larger learning rates train."""

from functools import cache
from typing import Annotated

import numpy as np

from utils.curves.normalised import ACTIVATIONS, RATES, batchnorm_and_rate
from utils.demos.controls import Choice, Steps
from utils.demos.scene import Band, Line, Panel, Points, Scene
from utils.demos.words import number

USABLE = 0.9  # the accuracy from which a rate counts as one that trains


@cache
def swept(activation: str, batchnorm: bool) -> np.ndarray:
    """The measured accuracies, shape (rates, seeds)."""
    table = batchnorm_and_rate.load().where(activation=activation, batchnorm=batchnorm)
    return table["accuracy"].reshape(len(RATES), -1)


def usable(found: np.ndarray) -> tuple[float, float]:
    """The smallest and the largest rate at which the mean accuracy is 90 per cent or more; (nan, nan) if none."""
    rates = np.array(RATES)[found.mean(axis=1) >= USABLE]
    return (float(rates[0]), float(rates[-1])) if len(rates) else (float("nan"), float("nan"))


def rates_that_train(
    activation: Annotated[str, Choice(tuple(ACTIVATIONS))] = "tanh",
    rate: Annotated[int, Steps(len(RATES) - 1, label="learning rate (0.001 … 10)")] = 6,
) -> Scene:
    """Accuracy against the learning rate, with and without batch normalisation, mean and spread of the seeds."""
    marks = [Line(np.full(2, RATES[rate]), np.array([0.0, 100]), "muted", dash=True)]
    marks += [Line(np.array([RATES[0], RATES[-1]]), np.full(2, 100 * USABLE), "muted", "usable above", dash=True)]
    here, said = {}, []
    for name, on, role in (("without", False, "background"), ("with batchnorm", True, "signal")):
        found = 100 * swept(activation, on)
        marks += [Band(np.array(RATES), found.min(axis=1), found.max(axis=1), role)]
        marks += [Line(np.array(RATES), found.mean(axis=1), role, name, dash=not on)]
        marks += [Points(np.array([RATES[rate]]), found.mean(axis=1)[[rate]], role=role, size=1.5)]
        low, high = usable(found / 100)
        here[name] = float(found.mean(axis=1)[rate])
        said.append(
            f"{name} {number(here[name])} % (usable: {f'{number(low)} to {number(high)}' if low > 0 else 'none'})"
        )
    panel = Panel(
        tuple(marks), f"ten {activation} layers on the digits", "learning rate η", "test accuracy, %",
        (8e-4, 12), (0, 102), xlog=True,
    )  # fmt: skip
    words = f"η = {number(RATES[rate])}:  " + ",  ".join(said)
    return Scene((panel,), f"Test accuracy of ten {activation} layers over the learning rate. {words}.", words, here)
