"""A plateau of a real network (deck slide D40): loss, slope and curvature while 2-3-1 learns XOR from small weights."""

from functools import cache
from typing import Annotated

import numpy as np

from utils.curves.minima import X, Y
from utils.curves.weight_space import gradient, hessian
from utils.demos.controls import Slider, Steps
from utils.demos.scene import Line, Panel, Points, Scene, Text
from utils.demos.words import number
from utils.nn import SGD, BCEWithLogitsLoss, Tanh, mlp, train

LOOKS, EVERY, RATE, LOSS, START = 60, 40, 0.5, BCEWithLogitsLoss(), 0.2


@cache
def learned(seed: int) -> dict[str, np.ndarray]:
    """Q, |∇Q| and the eigenvalues of the Hessian (looks, 13), every 40 steps of gradient descent with η = 0.5."""
    rng = np.random.default_rng(seed)
    net = mlp(2, 3, 1, activation=Tanh, rng=rng)
    net.parameters[:] = START * rng.normal(size=len(net.parameters))
    found = [_look(net)]
    for step in train(net, LOSS, SGD(net.parameters, lr=RATE), X, Y, batch_size=None, epochs=LOOKS * EVERY):
        if (step.step + 1) % EVERY == 0:
            found.append(_look(net))
    return {name: np.array([look[name] for look in found]) for name in found[0]}


def _look(net) -> dict:
    slope = gradient(net, LOSS, X, Y, net.parameters.copy())
    return {
        "Q": LOSS(net(X), Y),
        "slope": float(np.linalg.norm(slope)),
        "curvatures": np.linalg.eigvalsh(hessian(net, LOSS, X, Y)),
    }


def flattest(seed: int) -> dict[str, float]:
    """The look of the smallest slope while Q still is above 0.65: the plateau, with its lowest curvature."""
    found = learned(seed)
    high = found["Q"] > 0.65
    at = int(np.argmin(np.where(high, found["slope"], np.inf)))
    return {
        "Q": float(found["Q"][at]),
        "slope": float(found["slope"][at]),
        "lowest": float(found["curvatures"][at, 0]),
        "highest": float(found["curvatures"][at, -1]),
        "steps above 0.65": int(high.sum() * EVERY),
        "end": float(found["Q"][-1]),
    }


def plateau(
    look: Annotated[int, Steps(LOOKS, label="time (40 steps each)")] = 12,
    seed: Annotated[int, Slider(0, 7, 1, label="random start")] = 0,
) -> Scene:
    """Loss and slope over training, and all 13 curvatures of the loss at one moment: below zero it leads down."""
    found = learned(seed)
    time, curvatures = EVERY * np.arange(LOOKS + 1), found["curvatures"][look]
    here = np.array([time[look]])
    top = Panel(
        (
            Line(time, found["Q"], "first", "loss Q"),
            Line(time, found["slope"], "second", "slope |∇Q|", dash=True),
            Points(here, found["Q"][[look]], role="first", size=1.5),
            Points(here, found["slope"][[look]], role="second", size=1.5),
        ),
        "",
        "step of gradient descent",
        "",
        (0, EVERY * LOOKS),
        (1e-4, 2),
        ylog=True,
    )
    below = curvatures < 0
    rank = np.arange(1, len(curvatures) + 1)
    spectrum = Panel(
        (
            Points(rank, np.maximum(np.abs(curvatures), 1e-9), group=below.astype(int), size=1.4),
            Text(1, 6, "orange down, blue up", "text", "left"),
        ),
        f"13 curvatures at step {time[look]}",
        "direction, sorted",
        "size of the curvature",
        (0, 14),
        (1e-9, 20),
        ylog=True,
    )
    words = f"Q = {number(found['Q'][look])}, slope {number(found['slope'][look])}, {int(below.sum())} of 13 lead down"
    alt = f"A 2-3-1 network learns XOR from small weights. At step {time[look]}: {words}; the lowest curvature is "
    alt += f"{number(curvatures[0])}."
    numbers = {"Q": float(found["Q"][look]), "lowest": float(curvatures[0]), "down": int(below.sum())}
    return Scene((top, spectrum), alt, words, numbers)
