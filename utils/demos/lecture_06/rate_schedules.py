"""Learning-rate schedules on the digits: a large rate to travel, a small one to arrive."""

from functools import cache
from typing import Annotated

import numpy as np

from utils.curves.schedules import EPOCHS, RATES, SCHEDULES, STEPS, schedule_losses
from utils.demos.controls import Choice
from utils.demos.scene import Band, Line, Panel, Scene
from utils.demos.words import number


@cache
def measured(schedule: str, rate: str) -> tuple[np.ndarray, np.ndarray]:
    """Training losses (seeds, epochs + 1) and test accuracies (seeds,), as measured before."""
    table = schedule_losses.load().where(schedule=schedule, rate=rate)
    return np.array([table[f"loss {epoch}"] for epoch in range(EPOCHS + 1)]).T, table["accuracy"]


def rate_schedules(
    schedule: Annotated[str, Choice(tuple(SCHEDULES))] = "cosine",
    rate: Annotated[str, Choice(RATES, label="largest rate η")] = "0.3",
) -> Scene:
    """η over training, and the training loss with it and with a constant η: mean and spread of five seeds."""
    top = float(rate)
    t = np.arange(STEPS)
    plan = Panel(
        (
            Line(t / 43, np.full(STEPS, top), "background", dash=True),
            Line(t / 43, np.array([SCHEDULES[schedule](top)(i) for i in t]), "signal"),
        ),
        "learning rate η",
        "epoch",
        "",
        (0, EPOCHS),
        (0, 1.1 * top),
    )
    marks, ends = [], {}
    for name, role in (("constant", "background"), (schedule, "signal")):
        losses, scores = measured(name, rate)
        epochs = np.arange(EPOCHS + 1.0)
        marks += [
            Band(epochs, losses.min(axis=0), losses.max(axis=0), role),
            Line(epochs, np.exp(np.log(losses).mean(axis=0)), role, name, dash=role == "background"),
        ]
        ends[name] = (float(np.exp(np.log(losses[:, -1]).mean())), float(scores.mean()))
    fall = Panel(tuple(marks), "training loss", "epoch", "", (0, EPOCHS), (1e-4, 10), ylog=True)
    loss, score = ends[schedule]
    words = f"η ≤ {rate}, {schedule}: training loss {number(loss)}, test {number(100 * score)} %; constant: "
    words += f"{number(ends['constant'][0])}, {number(100 * ends['constant'][1])} %"
    numbers = {"loss": loss, "accuracy": score, "constant": ends["constant"][0], "constant acc": ends["constant"][1]}
    return Scene((plan, fall), f"Digits with SGD and momentum, five seeds. {words}.", words, numbers)
