"""A race of optimisers in a ravine that the reader picks and starts by a click (deck slides D42, D43).

Everybody runs at its own best learning rate, the one that `course curves ravine_rates` found on eight random starts.
"""

from functools import cache
from typing import Annotated

import numpy as np

from utils.curves.contenders import (
    ANGLES,
    GOAL,
    KAPPAS,
    LAST,
    ON_A_RAVINE,
    RATES,
    arrival,
    descend,
    directions,
    distance,
    ravine,
    ravine_rates,
)
from utils.demos.controls import Choice, Place, Slider, Steps
from utils.demos.lecture_06.contender_looks import LOOKS
from utils.demos.scene import Band, Line, Panel, Points, Scene
from utils.demos.words import number

STEPS, REACH = 500, 3.0
CLASSICAL = ("SGD", "momentum", "Nesterov")
RAVINE = Choice(tuple(map(str, KAPPAS)), label="condition number κ")
TURNED = Slider(ANGLES[0], ANGLES[-1], 15, unit="°", label="ravine turned by")
CLICK = Place((-REACH, REACH), (-REACH, REACH), 0.1, label="start")
WALK = Steps(STEPS // 10, label="time (10 steps each)")


def momentum_race(
    kappa: Annotated[str, RAVINE] = "100",
    turned: Annotated[float, TURNED] = 30,
    start: Annotated[tuple[float, float], CLICK] = (-2.5, 1.5),
    time: Annotated[int, WALK] = STEPS // 10,
) -> Scene:
    """Gradient descent, momentum and Nesterov, each at its own best rate."""
    return _race(CLASSICAL, int(kappa), int(turned), start, 10 * time)


def adaptive_race(
    kappa: Annotated[str, RAVINE] = "100",
    turned: Annotated[float, TURNED] = 30,
    start: Annotated[tuple[float, float], CLICK] = (-2.5, 1.5),
    time: Annotated[int, WALK] = STEPS // 10,
) -> Scene:
    """The same ravine with all six, and the sensitivity of each to its rate beside it."""
    return _race(ON_A_RAVINE, int(kappa), int(turned), start, 10 * time)


def _race(names, κ: int, turned: int, start, time: int) -> Scene:
    H = ravine(κ, turned)
    paths = {name: descend(name, best_rate(name, κ, turned), H, κ, np.array([start]), STEPS)[:, 0] for name in names}
    marks, curves, many = _levels(κ, turned), [], len(names) > len(CLASSICAL)
    for i, (name, path) in enumerate(paths.items()):
        one = LOOKS[name]
        shown = np.where(np.abs(path[: time + 1]) <= 1.5 * REACH, path[: time + 1], np.nan)
        # The key of many runs over all three pictures, two names above each.
        above = i // 2 if many else 1
        marks += [Line(shown[:, 0], shown[:, 1], one.role, "" if above else name, one.dash)]
        marks += [Points(shown[-1:, 0], shown[-1:, 1], role=one.role, size=1.1)]
        away = np.clip(distance(path[: time + 1]), 1e-4, 10)
        curves.append(Line(np.arange(len(away)), away, one.role, name if above == 1 else "", one.dash))
    side = (-REACH, REACH)
    chart = Panel(
        (*marks, Points(np.array([start[0]]), np.array([start[1]]), role="text", size=1.4)),
        "all six" if many else f"κ = {κ}",
        "θ₁",
        "θ₂",
        side,
        side,
        equal=True,
    )
    goal = Line(np.array([0.0, STEPS]), np.full(2, GOAL), "muted", dash=True)
    title = "all six: distance to go" if many else "distance to go"
    loss = Panel((*curves, goal), title, "step", "", (0, STEPS), (1e-4, 10), ylog=True)
    arrived = {name: int(arrival(path)) for name, path in paths.items()}
    words = ", ".join(f"{name} {n if n < STEPS else f'more than {STEPS}'}" for name, n in arrived.items())
    alt = f"Race in a ravine of κ = {κ}, turned by {turned}°, from ({number(start[0])}, {number(start[1])}). "
    alt += f"Steps until the distance stays below 1/20 of its start: {words}."
    panels = (chart, loss, _sensitivity(names, κ, turned)) if many else (chart, loss)
    return Scene(panels, alt, f"steps to 1/20 of the distance: {words}", arrived)


def _sensitivity(names, κ: int, turned: int) -> Panel:
    marks = [
        Line(np.array(RATES), swept(name, κ, turned)[0], LOOKS[name].role, "" if i < 4 else name, LOOKS[name].dash)
        for i, name in enumerate(names)
    ]
    axis = {"xlim": (8e-4, 12), "ylim": (3, 4000), "xlog": True, "ylog": True}
    return Panel(tuple(marks), "all six: by rate", "learning rate η", "steps needed", **axis)


def rate_scan(
    kappa: Annotated[str, RAVINE] = "100",
    turned: Annotated[float, TURNED] = 30,
    optimiser: Annotated[str, Choice(ON_A_RAVINE)] = "Adam",
) -> Scene:
    """Steps needed against the learning rate for one optimiser: median of eight starts, from quickest to slowest."""
    one, (median, low, high) = LOOKS[optimiser], swept(optimiser, int(kappa), int(turned))
    best = best_rate(optimiser, int(kappa), int(turned))
    others = [name for name in ON_A_RAVINE if name != optimiser]
    marks = [
        Line(np.array(RATES), swept(name, int(kappa), int(turned))[0], "muted", "" if i else "the others", width=0.6)
        for i, name in enumerate(others)
    ]
    marks += [
        Band(np.array(RATES), low, high, one.role),
        Line(np.array(RATES), median, one.role, optimiser, width=1.6),
        Points(np.array([best]), np.array([median.min()]), role=one.role, size=1.5),
    ]
    axis = {"xlim": (8e-4, 12), "ylim": (3, 4000), "xlog": True, "ylog": True}
    panel = Panel(tuple(marks), f"κ = {kappa}, turned by {number(turned)}°", "learning rate η", "steps needed", **axis)
    words = f"{optimiser} at its best rate, {number(best)}: {number(median.min(), 4)} steps"
    alt = f"Steps needed in the ravine against the learning rate, up to {LAST}: then it has not arrived. {words}."
    return Scene((panel,), alt, words)


@cache
def swept(name: str, κ: int, turned: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Steps needed at every rate, from the measured curve: median, quickest and slowest of eight starts."""
    table = _measured().where(optimiser=name, kappa=κ, turned=turned)
    return table["steps"], table["low"].astype(float), table["high"].astype(float)


def best_rate(name: str, κ: int, turned: int) -> float:
    """The learning rate at which the median start needs the fewest steps."""
    return RATES[int(swept(name, κ, turned)[0].argmin())]


@cache
def _measured():
    return ravine_rates.load()


def _levels(κ: int, turned: int) -> list[Line]:
    """Lines of equal Q: ellipses √κ times as long as they are wide, cut off well outside the picture."""
    turn, axes = np.linspace(0, 2 * np.pi, 361), directions(turned)
    circle = np.column_stack([np.cos(turn), np.sin(turn)])
    rings = [circle * np.sqrt(2 * Q * np.array([1.0, κ])) @ axes for Q in (0.01, 0.05, 0.2, 0.5, 1, 2, 3.5, 5.5, 8)]
    rings = [np.where(np.abs(ring) <= 1.5 * REACH, ring, np.nan) for ring in rings]
    return [Line(ring[:, 0], ring[:, 1], "muted", width=0.4) for ring in rings]
