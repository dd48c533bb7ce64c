"""Which learning rates are good enough? The student's update rules and loop on data in two units (`optimizers`)."""

from collections.abc import Callable

import numpy as np

from utils.demos.exercises.own_optimisers import RULES

RATES = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0)
STEPS, NEAR = 500, 0.05  # arrived: for good within 1/20 of the distance at the start


def rate_table(descend: Callable, seed: int = 0, **rules: Callable) -> str:
    """A line of text for each rule: the steps until it has arrived, for every rate; – where it does not in 500.

    `descend` is the student's loop, `rules` the update rules by name, such as `momentum=momentum_step`.
    """
    lines = [f"{'learning rate':18}" + "".join(f"{rate:>8g}" for rate in RATES)]
    for name, steps in steps_needed(descend, seed, **rules).items():
        lines.append(f"{name:18}" + "".join(f"{n if n <= STEPS else '–':>8}" for n in steps))
    return "\n".join(lines)


def steps_needed(descend: Callable, seed: int = 0, **rules: Callable) -> dict[str, list[int]]:
    """Rule → steps for each of `RATES`, more than 500 where it does not arrive; plain gradient descent comes first."""
    gradient, truth = two_units(seed)
    names, zero = {name.lower(): name for name in RULES}, np.zeros(2)
    found = {"gradient descent": [arrival(descend, _plain(rate), gradient, {"theta": zero}, truth) for rate in RATES]}
    for key, rule in rules.items():
        start = {name: zero.copy() for name in ("theta", *RULES[names[key]].memory)}
        found[names[key]] = [arrival(descend, _with(rule, names[key], rate), gradient, start, truth) for rate in RATES]
    return found


def two_units(seed: int) -> tuple[Callable, np.ndarray]:
    """∇Q of a straight-line fit to 200 events, and the true weights. One feature spreads ten times as far as the other:
    the mean squared error is a ravine with κ of about 100."""
    truth = np.array([2.0, -1.0])
    X = np.random.default_rng(seed).normal(size=(200, 2)) * [1.0, 10.0]
    H = 2 * X.T @ X / len(X)
    return lambda θ: H @ (θ - truth), truth


def arrival(descend: Callable, step: Callable, gradient: Callable, start: dict, truth: np.ndarray) -> int:
    """The step from which the path stays near `truth`."""
    with np.errstate(all="ignore"):  # too large a rate may overflow: it never arrives
        away = np.hypot(*(descend(step, gradient, dict(start), STEPS) - truth).T)
    return int(np.max(np.nonzero(~(away <= NEAR * away[0])))) + 1


def _plain(rate: float) -> Callable:
    return lambda state, g, t: {"theta": state["theta"] - rate * g}


def _with(rule: Callable, name: str, rate: float) -> Callable:
    """`rule` in the form that the loop wants, with its usual settings and this rate."""
    known = RULES[name]

    def step(state, g, t):
        return rule(**state, g=g, **({"t": t} if known.counts else {}), **known.settings | {"lr": rate})

    return step
