"""A noisy line with rare pulses, and the memory of a recurrent network that follows them (lecture 08)."""

from copy import deepcopy
from functools import lru_cache
from typing import Annotated

import numpy as np

from utils import models
from utils.demos.controls import Choice, Slider, Steps
from utils.demos.scene import Line, Panel, Scene
from utils.demos.with_torch import with_torch

CELLS = ("GRU", "LSTM", "plain RNN")
ARTICLE = {"GRU": "a", "LSTM": "an", "plain RNN": "a"}
SHOWN = 128  # steps of the line on the picture, four times as long as in training
LENGTHS = (32, 64, 128, 256, 512)


def memory(
    line: Annotated[int, Steps(7, label="line")] = 0,
    cell: Annotated[str, Choice(CELLS, label="cell")] = "GRU",
    cut: Annotated[int, Slider(32, SHOWN, 4, label="silence after step")] = SHOWN,
) -> Scene:
    """The line, what the network would answer after every step, and the true state of the switch."""
    lines, _ = _lines()
    sequence = lines[line].copy()
    sequence[int(cut) :] = 0
    answer = 1 / (1 + np.exp(-models.predict(models.trained("switch", cell, 0).model.answers, sequence[None])[0]))
    steps = np.arange(SHOWN)
    truth = _truth(sequence)
    known = np.isfinite(truth)
    agree = float(((answer > 0.5) == truth)[known].mean()) if known.any() else float("nan")
    verdict = f"right at {agree:.0%} of the steps" if known.any() else "no pulse yet, so nothing to remember"
    seam = Line(np.full(2, float(models.LINE)), np.array([-2.0, 2.0]), "muted", dash=True, width=0.7)
    top = Panel(
        (Line(steps, sequence, width=0.7), seam),
        "trained up to the dashes",
        "step",
        "signal",
        ylim=(-2, 2),
    )
    marks = Line(steps, truth, "target", "true state", True), Line(steps, answer, "model", f"{cell}: P(on)")
    low = Panel(marks, verdict.partition(",")[0], "step", "P(on)", ylim=(-0.05, 1.05))
    who = f"{ARTICLE[cell]} {cell}"
    alt = f"Noisy line {line} of {SHOWN} steps and the answer of {who} after each: {verdict}."
    return Scene((top, low), alt, f"{cell}: {verdict}", {"agreement": agree})


@lru_cache(maxsize=1)
def _lines():
    return models.switch_lines(8, SHOWN, np.random.default_rng(3))


def _truth(sequence) -> np.ndarray:
    """1 and 0 after each pulse (a value beyond ±0.5), NaN before the first."""
    state, out = np.nan, np.empty(len(sequence))
    for i, value in enumerate(sequence):
        state = float(value > 0) if abs(value) > 0.5 else state
        out[i] = state
    return out


@lru_cache(maxsize=64)
def at_length(who: str, steps: int, seed: int = 0) -> float:
    """Accuracy on 1000 lines of that many steps. The plain network takes 32 numbers: it gets the last 32."""
    x, y = models.switch_lines(1000, steps, np.random.default_rng([seed, steps]))
    said = models.says(models.trained("switch", who, seed).model, x[:, -models.LINE :] if who == "plain" else x)
    return float(((said > 0) == y).mean())


def longer_lines(cell: Annotated[str, Choice(CELLS, label="cell")] = "GRU") -> Scene:
    """Accuracy over the length of the line, for a cell and for the plain network."""
    score = {who: np.array([at_length(who, steps) for steps in LENGTHS]) for who in (cell, "plain")}
    marks = (
        Line(np.array(LENGTHS), score[cell], "model", cell, width=1.3),
        Line(np.array(LENGTHS), score["plain"], "first", "plain, last 32 steps", True),
    )
    panel = Panel(marks, "trained on 32 steps", "steps of the line", "test accuracy", ylim=(0.5, 1.0), xlog=True)
    said = f"{cell} {score[cell][0]:.2f} at 32 steps, {score[cell][-1]:.2f} at 512; plain {score['plain'][-1]:.2f}"
    numbers = {f"{who} {n}": float(value) for who in score for n, value in zip(LENGTHS, score[who], strict=True)}
    return Scene((panel,), f"Test accuracy over the length of the line: {said}.", said, numbers)


@with_torch
def worst_state(cell: str, rng: np.random.Generator) -> dict[str, float]:
    """In float64, random weights. "seam": a line read in two parts, the memory handed on, against the whole line.
    "future": the change of all states before step 20 when everything from step 20 on is changed."""
    with models.seeded(rng):
        net = models.Recurrent(cell).double()
    x = rng.normal(size=(5, 40))
    other = np.concatenate([x[:, :20], rng.normal(size=(5, 20))], axis=1)
    (whole,), (part,) = models.tensors(x), models.tensors(x[:, :20])
    states = net.states(whole)[0].detach().numpy()
    first, kept = net.states(part)
    rest = net.states(models.tensors(x[:, 20:])[0], kept)[0].detach().numpy()
    changed = deepcopy(net).states(models.tensors(other)[0])[0].detach().numpy()
    seam = np.concatenate([first.detach().numpy(), rest], axis=1) - states
    return {"seam": float(np.abs(seam).max()), "future": float(np.abs(changed - states)[:, :20].max())}
