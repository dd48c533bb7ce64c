"""Local minima that fade with width (deck slide D40): 2-h-1 networks on XOR, started many times, trained alike."""

from typing import Annotated

import numpy as np

from utils.curves.minima import ACTIVATIONS, SOLVED, STARTS, WIDTHS, final_losses, xor_solved
from utils.demos.controls import Choice, Steps
from utils.demos.scene import Band, Line, Panel, Points, Scene
from utils.demos.words import number

ROLES = {"tanh": "first", "sigmoid": "second", "ReLU": "third"}


def xor_starts(
    width: Annotated[int, Steps(len(WIDTHS) - 1, label="width (2, 3, 4, 6, 8, 16)")] = 0,
    activation: Annotated[str, Choice(tuple(ACTIVATIONS))] = "tanh",
) -> Scene:
    """Where 128 networks of one width end, from the lowest loss to the highest; beside it, the share that solves XOR.

    The networks on the left are trained now; the curves on the right are the measured ones, four groups of starts each.
    """
    hidden, table = WIDTHS[width], xor_solved.load()
    losses = np.sort(final_losses(activation, hidden, 0))
    share = float(np.mean(losses < SOLVED))
    ends = Panel(
        (
            Points(np.arange(1, STARTS + 1), np.maximum(losses, 1e-5), role=ROLES[activation], size=0.7),
            Line(np.array([1.0, STARTS]), np.full(2, SOLVED), "muted", "solved below", dash=True),
        ),
        f"2-{hidden}-1, {activation}: {number(100 * share)} % solved",
        "start, sorted",
        "final loss Q",
        (0, STARTS + 1),
        (5e-6, 2),
        ylog=True,
    )
    marks = []
    for name, role in ROLES.items():
        shares = 100 * np.array([table.where(activation=name, hidden=h)["solved"] for h in WIDTHS])
        marks += [Band(np.array(WIDTHS, float), shares.min(axis=1), shares.max(axis=1), role)]
        marks += [Line(np.array(WIDTHS, float), shares.mean(axis=1), role, name, width=2 if name == activation else 1)]
    curves = Panel(
        (*marks, Points(np.array([hidden]), np.array([100 * share]), role=ROLES[activation], size=1.6)),
        "starts that solve XOR",
        "hidden neurons",
        "per cent",
        (1.8, 18),
        (0, 105),
        xlog=True,
    )
    alt = (
        f"{STARTS} networks 2-{hidden}-1 with {activation}, trained on XOR from random starts: {number(100 * share)} % "
        "end with a loss below 0.1. The share grows with the number of hidden neurons for every activation."
    )
    stuck = losses[losses >= SOLVED]
    numbers = {"solved": share, "lowest loss of the stuck": float(stuck.min()) if len(stuck) else float("nan")}
    return Scene((ends, curves), alt, numbers=numbers)
