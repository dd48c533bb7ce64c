"""Adaptive means diagonal (deck slide D43): what happens to every optimiser when the ravine is turned."""

from typing import Annotated

import numpy as np

from utils.curves.contenders import ANGLES, ON_A_RAVINE, descend, ravine
from utils.demos.controls import Choice
from utils.demos.lecture_06.contender_looks import LOOKS
from utils.demos.lecture_06.race import RAVINE, swept
from utils.demos.scene import Band, Line, Panel, Points, Scene
from utils.demos.words import number


def at_its_best(name: str, κ: int, turned: int) -> tuple[float, float, float]:
    """Steps needed at the best rate: median, quickest and slowest of eight starts."""
    median, low, high = swept(name, κ, turned)
    best = int(median.argmin())
    return float(median[best]), float(low[best]), float(high[best])


def rotated_ravine(
    kappa: Annotated[str, RAVINE] = "1000", optimiser: Annotated[str, Choice(ON_A_RAVINE)] = "Adam"
) -> Scene:
    """Steps needed over the angle, each at its best rate; the chosen one with the spread of eight starts."""
    κ, angles, marks, found = int(kappa), np.array(ANGLES, float), [], {}
    for name in ON_A_RAVINE:
        one = LOOKS[name]
        median, low, high = np.array([at_its_best(name, κ, turned) for turned in ANGLES]).T
        found[name] = median
        chosen = name == optimiser
        marks += [Band(angles, low, high, one.role)] * chosen
        marks += [Line(angles, median, one.role, name, dash=one.dash, width=1.8 if chosen else 0.8)]
        marks += [Points(angles, median, role=one.role, size=0.9)]
    panel = Panel(
        tuple(marks),
        f"κ = {kappa}, steps at the best rate",
        "ravine turned by (degrees)",
        "steps",
        (-2, 47),
        (2, 4000),
        ylog=True,
    )
    aligned, turned = found[optimiser][0], found[optimiser][ANGLES.index(30)]
    words = f"{optimiser}: {number(aligned, 4)} steps aligned, {number(turned, 4)} turned by 30°"
    alt = f"Steps needed against the angle of a ravine of κ = {kappa}, six optimisers. {words}."
    return Scene((panel,), alt, words, {"aligned": aligned, "turned": turned})


def difference_over_kappa(name: str, rate: float = 0.1, steps: int = 100) -> float:
    """Largest difference between the paths on aligned ravines of κ = 10 and κ = 1000: zero means blind to κ."""
    start = np.array([[-2.5, 1.5]])
    one, other = (descend(name, rate, ravine(κ, 0), κ, start, steps) for κ in (10, 1000))
    return float(np.abs(one - other).max())
