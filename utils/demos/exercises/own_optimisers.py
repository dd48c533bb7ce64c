"""The student's own update rules on a ravine, beside those of `utils.nn` (exercise `optimizers`)."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from utils.demos.lecture_06.contender_looks import LOOKS
from utils.demos.scene import Line, Panel, Points, Scene
from utils.demos.words import number
from utils.nn import SGD, Adam, RMSprop

CURVATURES = np.array([0.04, 1.0])  # along the ravine and across it: κ = 25
START, STEPS, REACH = (-2.6, 1.6), 80, 3.0
FAR = (1e-4, 10.0)
TINY = 1e-9  # paths closer than this are the same path


@dataclass(frozen=True)
class Rule:
    """What an update rule is called with besides θ and g, and the optimiser of `utils.nn` that it should equal."""

    memory: tuple[str, ...]
    settings: dict
    expected: Callable
    counts: bool = False  # whether it is handed the number of the step, t = 1, 2, …


RULES = {
    "momentum": Rule(("b",), {"lr": 0.3, "mu": 0.8}, lambda θ: SGD(θ, lr=0.3, momentum=0.8)),
    "Nesterov": Rule(("b",), {"lr": 0.3, "mu": 0.8}, lambda θ: SGD(θ, lr=0.3, momentum=0.8, nesterov=True)),
    "RMSprop": Rule(
        ("s",), {"lr": 0.05, "alpha": 0.9, "eps": 1e-8}, lambda θ: RMSprop(θ, lr=0.05, alpha=0.9, eps=1e-8)
    ),
    "Adam": Rule(
        ("m", "v"),
        {"lr": 0.1, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8},
        lambda θ: Adam(θ, lr=0.1, betas=(0.9, 0.999), eps=1e-8),
        counts=True,
    ),
}


def on_a_ravine(**rules: Callable) -> Scene:
    """Your paths, the expected ones, and how far each is from the minimum.

    `rules` are the student's functions by name, such as `momentum=momentum_step`. Raises ValueError for another name.
    """
    names = {name.lower(): name for name in RULES}
    if not rules or not rules.keys() <= names.keys():
        raise ValueError(f"rules must be named among {', '.join(names)}; got {', '.join(rules) or 'none'}")
    given = {names[name]: step for name, step in rules.items()}
    yours = {name: walk(step, RULES[name]) for name, step in given.items()}
    right = {name: expected_walk(RULES[name]) for name in given}
    apart = {name: float(np.max(np.abs(yours[name] - right[name]))) for name in given}
    steps = np.arange(STEPS + 1)
    away = [Line(steps, _distance(path), LOOKS[name].role, name, width=1.6) for name, path in yours.items()]
    away += [
        Line(steps, _distance(path), "text", "" if i else "expected", dash=True, width=0.6)
        for i, path in enumerate(right.values())
    ]
    curve = Panel(tuple(away), "distance from minimum", "step", xlim=(0, STEPS), ylim=FAR, ylog=True)
    words = "; ".join(_verdict(*item) for item in apart.items())
    alt = f"{STEPS} steps of your update rules down a ravine, beside those of the course. {words}."
    return Scene((_chart("yours", yours), _chart("expected", right), curve), alt, words, apart)


def walk(step: Callable, rule: Rule) -> np.ndarray:
    """The path (STEPS + 1, 2) of the student's function `step`, its memory starting at zero."""
    state = {name: np.zeros(2) for name in ("theta", *rule.memory)} | {"theta": np.array(START)}
    path = [state["theta"].copy()]
    with np.errstate(all="ignore"):  # a wrong rule may run away: the picture shows it
        for t in range(1, STEPS + 1):
            count = {"t": t} if rule.counts else {}
            state = dict(step(**state, g=CURVATURES * state["theta"], **count, **rule.settings))
            path.append(np.array(state["theta"], dtype=float))
    return np.array(path)


def expected_walk(rule: Rule) -> np.ndarray:
    """The same path by `utils.nn`."""
    θ = np.array(START)
    optimiser, path = rule.expected(θ), [θ.copy()]
    for _ in range(STEPS):
        optimiser.step(CURVATURES * θ)
        path.append(θ.copy())
    return np.array(path)


def _verdict(name: str, apart: float) -> str:
    return f"{name}: the same path" if apart < TINY else f"{name}: up to {number(apart)} away from the expected path"


def _distance(path: np.ndarray) -> np.ndarray:
    return np.clip(np.hypot(*path.T), *FAR)


def _chart(title: str, paths: dict[str, np.ndarray]) -> Panel:
    turn = np.linspace(0, 2 * np.pi, 361)
    marks = []
    for height in (0.005, 0.03, 0.1, 0.25, 0.5, 1.0, 2.0):
        ring = np.sqrt(2 * height / CURVATURES)[:, None] * [np.cos(turn), np.sin(turn)]
        marks.append(Line(*np.where(np.abs(ring) <= REACH, ring, np.nan), "muted", width=0.4))
    for name, path in paths.items():
        shown = np.where(np.abs(path) <= REACH, path, np.nan)
        marks.append(Line(*shown.T, LOOKS[name].role, name, dash=LOOKS[name].dash))
        marks.append(Points(*shown[-1:].T, role=LOOKS[name].role, size=1.2))
    marks.append(Points(*np.array(START)[:, None], role="text", size=1.4))
    return Panel(tuple(marks), title, "θ₁", "θ₂", (-REACH, REACH), (-REACH, REACH), equal=True)
