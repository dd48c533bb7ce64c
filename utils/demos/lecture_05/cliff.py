"""Exploding gradients and clipping (deck slide D36): one weight, used again and again."""

from typing import Annotated

import numpy as np

from utils.demos.controls import Slider, Switch
from utils.demos.scene import Line, Panel, Points, Scene
from utils.demos.words import number, plural, superscripts
from utils.nn import SGD, clip_to_norm

STEPS, TARGET, REACH, FAR = 60, 0.5, (-0.2, 1.9), 5.0


def cliff(
    depth: Annotated[int, Slider(2, 20, 1, label="layers L")] = 10,
    rate: Annotated[float, Slider(0.001, 0.1, 0.25, log=True, label="learning rate η")] = 0.01,
    clip: Annotated[bool, Switch("clip the gradient to length 1")] = False,
    start: Annotated[float, Slider(0.5, 1.6, 0.05, label="start w")] = 1.1,
) -> Scene:
    """Descent on Q(w) = (wᴸ − ½)², a chain of L layers with one common weight: flat left, a cliff right."""
    path, lengths = descend(depth, rate, clip, start)
    w = np.sort(np.append(np.linspace(*REACH, 400), TARGET ** (1 / depth)))  # with the bottom of the valley itself
    seen = (path >= REACH[0]) & (path <= REACH[1])
    floor = 1e-6
    left = Panel(
        (
            Line(w, np.maximum(objective(w, depth), floor), "muted"),
            Points(path[seen], np.maximum(objective(path[seen], depth), floor), role="forward", size=0.9),
            Points(path[:1], objective(path[:1], depth), role="second", size=1.5),
        ),
        f"Q(w) = (w{superscripts(depth)} − ½)²", "weight w", "Q", REACH, (floor, 1e6), ylog=True,
    )  # fmt: skip
    times, seen_lengths = np.arange(len(lengths)), np.maximum(lengths, 1e-8)
    curve = Line(times, seen_lengths, "gradient"), Points(times, seen_lengths, role="gradient", size=0.6)
    right = Panel(curve, "slope |dQ/dw| before clipping", "step", "", (-1, STEPS), (1e-8, 1e9), ylog=True)
    jump, end = float(abs(path[1] - path[0])), float(objective(path[-1:], depth)[0])
    thrown = "thrown out of the picture" if abs(path[-1]) > FAR else f"Q = {number(end, 2)}"
    steps = plural(len(lengths), "step")
    line = f"first slope {number(lengths[0])}, first step {number(jump)};  after {steps}: {thrown}"
    way = "clipped to length 1" if clip else "as it is"
    alt = f"Descent from w = {number(start)} on a chain of {depth} layers with the gradient {way}: {line}."
    return Scene((left, right), alt, line, {"slope": float(lengths[0]), "step": jump, "Q": end, "w": float(path[-1])})


def descend(depth: int, rate: float, clip: bool, start: float) -> tuple[np.ndarray, np.ndarray]:
    """Weights on the way, start first, and the length of the slope before each step, unclipped.

    It ends early when a step has thrown w out of all sight.
    """
    θ, path, lengths = np.array([float(start)]), [start], []
    optimiser = SGD(θ, lr=rate)
    for _ in range(STEPS):
        gradient = slope(θ, depth)
        lengths.append(abs(gradient[0]))
        if clip:
            clip_to_norm(gradient, 1.0)
        optimiser.step(gradient)
        path.append(float(θ[0]))
        if abs(θ[0]) > FAR:
            break
    return np.array(path), np.array(lengths)


def objective(w: np.ndarray, depth: int) -> np.ndarray:
    """Q(w) = (wᴸ − ½)², and infinity where that is too large for a float."""
    with np.errstate(over="ignore"):
        return (w**depth - TARGET) ** 2


def slope(w: np.ndarray, depth: int) -> np.ndarray:
    """dQ/dw = 2 (wᴸ − ½) · L wᴸ⁻¹: a product of L − 1 equal factors."""
    return 2 * (w**depth - TARGET) * depth * w ** (depth - 1)
