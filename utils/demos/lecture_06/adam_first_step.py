"""Adam's first steps with and without bias correction (deck slide D43).

The correction only multiplies the step by √(1 − β₂ᵗ)/(1 − β₁ᵗ). So the Adam without it is `utils.nn.Adam` on a schedule
that divides this factor out again; no second Adam is written.
"""

from functools import cache
from typing import Annotated

import numpy as np

from utils.demos.controls import Slider
from utils.demos.scene import Line, Panel, Points, Scene
from utils.demos.words import number
from utils.nn import Adam

STEPS, EPS = 600, 1e-12  # ε tiny, so that nothing but the correction matters


@cache
def step_sizes(β1: float, β2: float, corrected: bool, gradient: float = 1.0, steps: int = STEPS) -> np.ndarray:
    """|θ_t − θ_(t−1)| / η for a constant gradient, t = 1 … steps."""

    def undone(t):
        return (1 - β1 ** (t + 1)) / np.sqrt(1 - β2 ** (t + 1))

    θ, found = np.zeros(1), []
    optimiser = Adam(θ, lr=1.0 if corrected else undone, betas=(β1, β2), eps=EPS)
    for _ in range(steps):
        before = θ.copy()
        optimiser.step(np.array([gradient]))
        found.append(float(abs(θ - before)[0]))
    return np.array(found)


def first_steps(
    beta1: Annotated[float, Slider(0, 0.99, 0.01, label="β₁")] = 0.9,
    beta2: Annotated[float, Slider(0.9, 0.999, 0.001, label="β₂")] = 0.999,
    gradient: Annotated[float, Slider(0.001, 1000, 0.5, log=True, label="size of the gradient")] = 1.0,
) -> Scene:
    """The size of every step, in units of η, for a gradient that never changes."""
    t = np.arange(1, STEPS + 1)
    with_it, without = (step_sizes(beta1, beta2, corrected, gradient) for corrected in (True, False))
    marks = (
        Line(t, without, "signal", "without correction"),
        Line(t, with_it, "background", "with correction", dash=True),
        Points(t[:1], without[:1], role="signal", size=1.6),
        Points(t[:1], with_it[:1], role="background", size=1.6),
    )
    top = 1.15 * max(1.0, float(without.max()))
    panel = Panel(
        marks,
        f"a constant gradient of {gradient:g}",
        "step t",
        "size of the step / η",
        (0.8, STEPS),
        (0, top),
        xlog=True,
    )
    words = f"first step: {number(with_it[0])} η with correction, {number(without[0])} η without; "
    words += f"largest without: {number(without.max())} η"
    alt = f"Adam on a constant gradient of {gradient:g}, β₁ = {number(beta1)}, β₂ = {number(beta2)}. {words}."
    numbers = {"with": with_it[0], "without": without[0], "largest without": float(without.max())}
    return Scene((panel,), alt, words, numbers)
