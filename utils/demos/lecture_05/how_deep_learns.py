"""Do vanishing gradients matter? (deck slide D37) How deep a network still learns, by activation and learning rate."""

from typing import Annotated

import numpy as np

from utils.curves.vanishing import ACTIVATIONS, RATES, depth_that_learns
from utils.demos.controls import Choice
from utils.demos.scene import Band, Line, Panel, Points, Scene
from utils.demos.words import number

BEST = "each its best"
DEPTHS = depth_that_learns.grid["depth"]
ROLES = dict(zip(ACTIVATIONS, ("first", "second", "third"), strict=True))


def how_deep_learns(
    rate: Annotated[str, Choice((BEST, *(f"{r:g}" for r in RATES)), label="learning rate")] = BEST,
    depth: Annotated[str, Choice(tuple(map(str, DEPTHS)), label="hidden layers")] = "5",
) -> Scene:
    """Accuracy on two circles over depth: worst, mean and best of four starts; beside it, over the learning rate."""
    x, marks = np.array(DEPTHS, dtype=float), []
    for name, role in ROLES.items():
        rows = np.array([accuracies(name, d, None if rate == BEST else float(rate)) for d in DEPTHS])
        marks += [Band(x, rows.min(axis=1), rows.max(axis=1), role), Line(x, rows.mean(axis=1), role, name)]
        marks += [Points(x, rows.mean(axis=1), role=role, size=0.8)]
    title = "rate: each its best" if rate == BEST else f"learning rate {rate}"
    left = Panel(tuple(marks), title, "hidden layers", "accuracy", (0.9, 22), (0.35, 1.05), xlog=True)
    by_rate = []
    for name, role in ROLES.items():
        rows = np.array([accuracies(name, int(depth), r) for r in RATES])
        by_rate += [
            Line(np.array(RATES), rows.mean(axis=1), role, name),
            Points(np.array(RATES), rows.mean(axis=1), role=role, size=0.8),
        ]
    right = Panel(tuple(by_rate), f"{depth} hidden layers", "learning rate", "", (0.02, 45), (0.35, 1.05), xlog=True)
    means = {name: float(accuracies(name, int(depth), None if rate == BEST else float(rate)).mean()) for name in ROLES}
    words = ", ".join(f"{name} {number(value)}" for name, value in means.items())
    line = f"{depth} hidden layers, {title}: mean accuracy {words}"
    return Scene((left, right), f"Two circles learned by networks of 16 neurons a layer. {line}.", line, means)


def accuracies(activation: str, depth: int, rate: float | None = None) -> np.ndarray:
    """Accuracy of each start, (seeds,), at `rate` or, with None, at the rate with the best mean."""
    table = depth_that_learns.load().where(activation=activation, depth=depth)
    rates = RATES if rate is None else (rate,)
    return max((table.where(rate=r)["accuracy"] for r in rates), key=np.mean)
