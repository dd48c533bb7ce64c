"""Every optimiser on the digits, at every learning rate (deck slide D43): its best, and how much it forgives."""

from functools import cache
from typing import Annotated

import numpy as np

from utils.curves.contenders import CONTENDERS
from utils.curves.rates import RATES, digits_accuracy
from utils.demos.controls import Choice
from utils.demos.scene import Band, Line, Panel, Points, Scene, Text
from utils.demos.words import number

CLOSE = 0.02  # usable: within two points of the optimiser's own best


@cache
def swept(name: str) -> dict:
    """From the measured curve: accuracies (rates, seeds), the best rate, its mean, and the window of usable rates."""
    table = digits_accuracy.load()
    found = np.array([table.where(optimiser=name, rate=rate)["accuracy"] for rate in RATES])
    mean = found.mean(axis=1)
    best = int(mean.argmax())
    return {"found": found, "best rate": RATES[best], "best": float(mean[best]), "decades": window(mean)}


def window(mean: np.ndarray) -> float:
    """Decades of learning rate around the best, within two points of it; the line between two rates counts in part."""
    best, width = int(mean.argmax()), 0.0
    for way in (1, -1):
        at = best
        while 0 <= at + way < len(mean) and mean[at + way] >= mean[best] - CLOSE:
            width, at = width + 0.25, at + way
        if 0 <= at + way < len(mean):
            width += 0.25 * (mean[at] - mean[best] + CLOSE) / (mean[at] - mean[at + way])
    return float(width)


def rate_window(
    optimiser: Annotated[str, Choice(tuple(CONTENDERS))] = "Adam",
    against: Annotated[str, Choice(tuple(CONTENDERS))] = "SGD",
) -> Scene:
    """Two optimisers over all rates, mean and spread of five seeds; beneath, each one's best and its usable window."""
    marks = []
    for name, role in ((against, "background"), (optimiser, "signal")):
        found = 100 * swept(name)["found"]
        marks += [
            Band(np.array(RATES), found.min(axis=1), found.max(axis=1), role),
            Line(np.array(RATES), found.mean(axis=1), role, name, dash=role == "background"),
            Points(np.array([swept(name)["best rate"]]), np.array([100 * swept(name)["best"]]), role=role, size=1.4),
        ]
    sweep = Panel(
        tuple(marks), "the digits, test accuracy", "learning rate η", "per cent", (8e-5, 12), (0, 102), xlog=True
    )
    bars, names = [], list(CONTENDERS)
    for place, name in enumerate(reversed(names)):
        one = swept(name)
        chosen = "signal" if name == optimiser else "background" if name == against else "muted"
        bars.append(Line(np.array([0, one["decades"]]), np.full(2, float(place)), chosen, width=4))
        words = f"{name}: best {number(100 * one['best'])} %, {number(one['decades'], 2)} decades"
        bars.append(Text(0.02, place + 0.38, words, chosen, "left"))
    windows = Panel(
        tuple(bars), "usable rates", "decades within two points of the best", "", (0, 2.2), (-0.5, 7), axes=False
    )
    one, other = swept(optimiser), swept(against)
    alt = (
        f"Accuracy on the digits over the learning rate: {optimiser} reaches {number(100 * one['best'])} % and is "
        f"within two points of it over {number(one['decades'], 2)} decades."
    )
    if against != optimiser:
        alt += f" {against}: {number(100 * other['best'])} %, {number(other['decades'], 2)} decades."
    numbers = {"best": one["best"], "decades": one["decades"], "best against": other["best"]}
    return Scene((sweep, windows), alt, numbers=numbers)
