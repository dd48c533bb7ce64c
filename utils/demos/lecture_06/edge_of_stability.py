"""The edge of stability: full-batch descent drives the curvature up to 2/η and stays there (Cohen et al. 2021)."""

from functools import cache
from typing import Annotated

import numpy as np

from utils.curves.weight_space import sharpness
from utils.data import moons
from utils.demos.controls import Choice, Slider
from utils.demos.scene import Line, Panel, Points, Scene
from utils.demos.words import number
from utils.nn import SGD, Diverged, MSELoss, Tanh, mlp, train

RATES, LOOKS, TIME, LOSS = ("0.05", "0.1", "0.15", "0.2", "0.25", "0.4"), 60, 600.0, MSELoss()


@cache
def descended(rate: float, seed: int) -> dict:
    """λ_max and Q at 60 moments of gradient descent on 60 points, 2-16-16-1 tanh, squared error, up to η · steps = 600.

    `diverged` says that the loss left all bounds: then the lists end early.
    """
    rng = np.random.default_rng(seed)
    x, y = moons(60, 0.1, rng)
    target, net = 2.0 * y - 1, mlp(2, 16, 16, 1, activation=Tanh, rng=rng)
    v, found = rng.normal(size=len(net.parameters)), {"step": [], "sharpness": [], "Q": [], "diverged": False}
    steps = int(TIME / rate)
    try:
        for step in train(net, LOSS, SGD(net.parameters, lr=rate), x, target, batch_size=None, epochs=steps):
            if step.step % (steps // LOOKS) == 0:
                if step.loss > 100:
                    raise Diverged("Q > 100")
                curvature, v = sharpness(net, LOSS, x, target, v)
                for name, value in (("step", step.step), ("sharpness", curvature), ("Q", step.loss)):
                    found[name].append(value)
    except Diverged:
        found["diverged"] = True
    return {name: np.array(values) for name, values in found.items()}


def at_the_edge(rate: float, seed: int) -> tuple[float, float]:
    """(λ_max · η/2 in the last half of training, mean; Q at the end over Q when it began): 1 means: at the edge."""
    found = descended(rate, seed)
    half = len(found["Q"]) // 2
    return float(found["sharpness"][half:].mean() * rate / 2), float(found["Q"][-1] / found["Q"][0])


def edge_of_stability(
    rate: Annotated[str, Choice(RATES, label="learning rate η")] = "0.2",
    seed: Annotated[int, Slider(0, 4, 1, label="random start")] = 0,
) -> Scene:
    """The largest curvature of the loss while training runs, beside 2/η; and the loss, which falls all the same."""
    η = float(rate)
    found = descended(η, seed)
    end = TIME / η
    mark = Line(np.array([0.0, end]), np.full(2, 2 / η), "text", "2/η", dash=True)
    sharp = Panel(
        (mark, Line(found["step"], found["sharpness"], "signal", "λ_max")),
        "largest curvature",
        "step",
        "",
        (0, 1.04 * end),
        (0, 1.5 * max(2 / η, 12.0)),
    )
    fall = Panel(
        (Line(found["step"], np.maximum(found["Q"], 1e-6), "first"), Points(np.zeros(1), found["Q"][:1], size=1.2)),
        "loss Q",
        "step",
        "",
        (0, 1.04 * end),
        (1e-4, 5),
        ylog=True,
    )
    if found["diverged"]:
        words = f"η = {rate}: diverged, from λ_max = {number(found['sharpness'][0])}; 2/η = {number(2 / η)}"
    else:
        near, _ = at_the_edge(η, seed)
        words = f"η = {rate}: in the second half λ_max is {number(near)} × 2/η; Q ends at {number(found['Q'][-1])}"
    return Scene((sharp, fall), f"Full-batch gradient descent on a small network. {words}.", words)
