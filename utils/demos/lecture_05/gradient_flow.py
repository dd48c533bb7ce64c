"""Vanishing and exploding gradients, seen where they happen (deck slides D35, D36, D37): activations, δ and ∂L/∂W."""

from functools import cache, partial
from typing import Annotated

import numpy as np

from utils.demos.controls import Choice, Slider
from utils.demos.lecture_05.mean_field import theory
from utils.demos.scene import Band, Line, Panel, Scene
from utils.demos.words import number, subscripts
from utils.nn import Linear, ReLU, Sigmoid, Tanh, initialisers, mlp

WIDTH, SAMPLES, SEEDS = 64, 100, 5
ACTIVATIONS = {"sigmoid": Sigmoid, "tanh": Tanh, "ReLU": ReLU}
STRENGTHS = {"Xavier": 1.0, "He": 2.0, "N(0, 1)": float(WIDTH), "N(0, 0.01²)": WIDTH * 1e-4}  # n · Var W
FLOOR = 1e-30


def gradient_flow(
    activation: Annotated[str, Choice(tuple(ACTIVATIONS))] = "sigmoid",
    start: Annotated[str, Choice(tuple(STRENGTHS), label="weights")] = "Xavier",
    depth: Annotated[int, Slider(2, 30, 1, label="hidden layers")] = 10,
) -> Scene:
    """Layer by layer at the first step, before any training: the signal forward, the blame backward, and ∂L/∂W."""
    forward, back, slopes = (
        np.array(rows) for rows in zip(*(measured(activation, start, depth, s) for s in range(SEEDS)), strict=True)
    )
    expected, blame = theory(ACTIVATIONS[activation], STRENGTHS[start], depth)
    layer = np.arange(1.0, depth + 1)
    everything = np.maximum([forward, back, slopes], FLOOR)
    forward, back, slopes = everything
    ylim = float(min(0.05, everything.min() / 3)), float(max(20.0, everything.max() * 3))  # one scale for all three
    lines = [
        (forward, expected, "rms of activations", "forward"),
        (back, blame, "rms of δ, last = 1", "backward"),
        (slopes, None, "rms of ∂L/∂W, last = 1", "third"),
    ]
    panels = [_panel(layer, *each, ylim) for each in lines]
    if (activation, start) == ("sigmoid", "Xavier"):
        bound = Line(layer, 0.25 ** (depth - layer), "muted", "1/4 per layer")
        panels[1] = _panel(layer, *lines[1], ylim, extra=(bound,))
    ratio, of_slopes = (float(np.median(rows[:, 0])) for rows in (back, slopes))
    factor = ratio ** (1 / (depth - 1))
    name = subscripts(f"δ1 / δ{depth}")
    line = f"{name} = {number(ratio, 2)}: a factor {number(factor)} per layer;  ∂L/∂W: {number(of_slopes, 2)}"
    alt = (
        f"{depth} hidden layers of {WIDTH} {activation} neurons with weights {start}. From the last to the first layer "
        f"δ changes by {number(ratio, 2)}, a factor {number(factor)} per layer, and ∂L/∂W by {number(of_slopes, 2)}."
    )
    numbers = {"δ ratio": ratio, "per layer": factor, "dW ratio": of_slopes, "theory": float(blame[0])}
    return Scene(tuple(panels), alt, line, numbers)


def _panel(layer, rows, expected, title, role, ylim, extra=()) -> Panel:
    marks = [
        Band(layer, rows.min(axis=0), rows.max(axis=0), role),
        Line(layer, np.median(rows, axis=0), role, "median of 5"),
    ]
    marks += extra
    if expected is not None:
        marks.append(Line(layer, np.maximum(expected, FLOOR), "text", "theory", dash=True, width=0.8))
    return Panel(tuple(marks), title, "layer", xlim=(0.5, len(layer) + 0.5), ylim=ylim, ylog=True)


@cache
def measured(activation: str, start: str, depth: int, seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Of one random network on 100 random samples, each (depth,): rms of activations; rms of δ = ∂L/∂u and of ∂L/∂W,
    both relative to the last hidden layer. The output gets random blame; biases are 0."""
    rng = np.random.default_rng(seed)
    init = partial(initialisers.normal, std=np.sqrt(STRENGTHS[start] / WIDTH))
    sizes = [WIDTH] * (depth + 1)
    net = mlp(*sizes, 1, activation=ACTIVATIONS[activation], init=init, bias_init=initialisers.zeros, rng=rng)
    net(rng.normal(size=(SAMPLES, WIDTH)))
    net.backward(rng.normal(size=(SAMPLES, 1)))
    hidden = [layer for layer in net if isinstance(layer, Linear)][:-1]
    back, slopes = (
        np.array([_rms(part) for part in parts])
        for parts in ([h.delta for h in hidden], [h.weight_gradient for h in hidden])
    )
    forward = np.array([_rms(layer.y[:-1]) for layer in net[1:-1:2]])
    return forward, back / back[-1], slopes / slopes[-1]


def ratios(activation: str, start: str, depth: int, seeds: int) -> dict[str, np.ndarray]:
    """First layer over last, for δ and for ∂L/∂W, each (seeds,), and what theory expects of δ."""
    runs = [measured(activation, start, depth, seed) for seed in range(seeds)]
    expected = theory(ACTIVATIONS[activation], STRENGTHS[start], depth)[1][0]
    return {
        "δ": np.array([back[0] for _, back, _ in runs]),
        "dW": np.array([slopes[0] for *_, slopes in runs]),
        "theory": np.array(expected),
    }


def _rms(values) -> float:
    return float(np.sqrt(np.mean(np.square(values))))
