"""All methods against each other (deck slide D48): a table that is measured over seeds, never typed."""

from dataclasses import dataclass
from functools import cache
from typing import Annotated

import numpy as np

from utils.curves.overfit_recipes import METHODS, NONE, RECIPES, TASKS
from utils.curves.overfitting import against_overfitting
from utils.demos.controls import Choice
from utils.demos.scene import Line, Panel, Points, Scene, Text
from utils.demos.words import number


@dataclass(frozen=True)
class Row:
    """A method at the strength that was best on the held-out data; values in per cent, shape (seeds,)."""

    method: str
    strength: float
    train: np.ndarray
    test: np.ndarray
    loss: np.ndarray
    gain: np.ndarray  # test accuracy, minus that of doing nothing on the same data and the same seed

    @property
    def name(self) -> str:
        return f"{self.method} {self.strength:g}" if self.strength else self.method


@dataclass(frozen=True)
class Comparison:
    """The table as a notebook shows it."""

    task: str
    rows: tuple[Row, ...]

    def __getitem__(self, method: str) -> Row:
        return next(row for row in self.rows if row.method == method)

    def _repr_markdown_(self) -> str:
        lines = [f"| {self.task} | train, % | test, % | gain, points | test loss |", "|---|---|---|---|---|"]
        for row in self.rows:
            gain = "" if row.method == NONE else f"{row.gain.mean():+.1f} ± {error(row.gain):.1f}".replace("-", "−")
            values = f"{row.train.mean():.1f} | {row.test.mean():.1f} | {gain} | {row.loss.mean():.2f}"
            lines.append(f"| {row.name} | {values} |")
        return "\n".join(lines)


def error(values: np.ndarray) -> float:
    """The standard error of the mean over the seeds."""
    return float(values.std(ddof=1) / np.sqrt(len(values))) if len(values) > 1 else float("nan")


def compared(task: str, table, recipes=None) -> Comparison:
    """From a measured table; of every method the strength with the best mean held-out accuracy. The test data have no
    say in that choice."""
    table, rows = table.where(task=task), []
    known = [r for r in RECIPES.values() if recipes is None or r.name in recipes]
    nothing = table.where(recipe=NONE)["test"]
    for method in METHODS:
        options = [r for r in known if r.method == method]
        if options:
            best = max(options, key=lambda r: table.where(recipe=r.name)["held"].mean())
            part = table.where(recipe=best.name)
            gain = 100 * (part["test"] - nothing)
            rows.append(Row(method, best.strength, 100 * part["train"], 100 * part["test"], part["test loss"], gain))
    return Comparison(task, tuple(rows))


@cache
def measured(task: str) -> Comparison:
    """The comparison over all seeds, from the measured file."""
    return compared(task, against_overfitting.load())


def compare(
    task: Annotated[str, Choice(tuple(TASKS), label="data")] = "digits",
    method: Annotated[str, Choice(METHODS)] = NONE,
) -> Scene:
    """Every method, best first: the gain in test accuracy of each seed; beside it, training and test accuracy."""
    rows = sorted(measured(task).rows, key=lambda row: row.test.mean())
    gains, levels = [Line(np.zeros(2), np.array([-0.7, len(rows)]), "muted", dash=True)], []
    high = max(row.gain.max() for row in rows) + 0.5
    # A letter takes 3 % of the panel, and every name ends before the line at 0 and the dots of its row.
    ends = [(0.03 * (1 + len(row.name)), min(0.0, row.gain.min())) for row in rows]
    left = min((end - share * high) / (1 - share) for share, end in ends)
    for place, row in enumerate(rows):
        role = "signal" if row.method == method else "background"
        gains.append(Text(left + 0.03 * (high - left), place, row.name, role if role == "signal" else "text", "left"))
        gains.append(Points(row.gain, np.full(len(row.gain), float(place)), role=role, size=0.7))
        gains.append(Line(np.full(2, row.gain.mean()), place + np.array([-0.35, 0.35]), role, width=2.5))
        levels.append(Line(np.array([row.test.mean(), row.train.mean()]), np.full(2, float(place)), "muted"))
    y = np.arange(len(rows), dtype=float)
    levels.append(Points(np.array([row.train.mean() for row in rows]), y, role="train", label="train", size=1.1))
    levels.append(Points(np.array([row.test.mean() for row in rows]), y, role="test", label="test", size=1.4))
    span = -0.7, len(rows) - 0.3
    panels = (
        Panel(
            tuple(gains),
            f"{task}: gain over nothing",
            "points of test accuracy",
            "from worst to best",
            (left, high),
            span,
        ),
        Panel(tuple(levels), "train and test", "accuracy, %", "", None, span),
    )
    one, best = measured(task)[method], rows[-1]
    words = (
        f"{one.name}: train {number(one.train.mean())} %, test {number(one.test.mean())} %, "
        f"gain {number(one.gain.mean(), 2)} ± {number(error(one.gain), 2)} points"
    )
    alt = f"Methods against overfitting on {task}, {len(one.test)} seeds. {words}. The best is {best.name}."
    return Scene(panels, alt, words, {"gain": float(one.gain.mean()), "test": float(one.test.mean())})
