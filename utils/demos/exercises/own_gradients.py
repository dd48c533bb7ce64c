"""The student's own forward and backward pass through twenty layers, beside theory (exercise `going_deeper`)."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from utils.demos.lecture_05.mean_field import theory
from utils.demos.scene import Line, Panel, Points, Scene
from utils.demos.words import number
from utils.nn import ReLU, Sigmoid

DEPTH, WIDTH, SAMPLES, FLOOR = 20, 64, 100, 1e-14


@dataclass(frozen=True)
class Start:
    """One kind of network: its activation and slope as functions, its weights (DEPTH, WIDTH, WIDTH), and theory's."""

    name: str
    g: Callable
    slope: Callable
    weights: np.ndarray
    expected: tuple[np.ndarray, np.ndarray]
    role: str


def sigmoid_layers(forward: Callable, backward: Callable, rms: Callable, seed: int = 0) -> Scene:
    """Twenty sigmoid layers with Xavier's weights, by the student's functions, and the bound of 1/4 per layer."""
    weights = np.random.default_rng(seed).normal(0, WIDTH**-0.5, (DEPTH, WIDTH, WIDTH))
    start = Start("sigmoid", Sigmoid(), Sigmoid().derivative, weights, theory(Sigmoid, 1.0, DEPTH), "background")
    layer = np.arange(1.0, DEPTH + 1)
    return _scene([start], forward, backward, rms, seed, Line(layer, 0.25 ** (DEPTH - layer), "muted", "1/4 per layer"))


def repaired(
    forward: Callable, backward: Callable, rms: Callable, rectifier: Callable, xavier: Callable, he: Callable, seed=0
) -> Scene:
    """Sigmoid and ReLU with the student's Xavier weights, and ReLU with the student's He weights."""
    rng = np.random.default_rng(seed)
    drawn = {init: np.array([init(rng, WIDTH, WIDTH) for _ in range(DEPTH)]) for init in (xavier, he)}
    relu = {"g": lambda u: rectifier(u, 0.0)["g"], "slope": lambda u: rectifier(u, 0.0)["slope"]}
    sigmoid = {"g": Sigmoid(), "slope": Sigmoid().derivative}
    starts = [
        Start("sigmoid, Xavier", **sigmoid, weights=drawn[xavier], expected=theory(Sigmoid, 1, DEPTH), role="first"),
        Start("ReLU, Xavier", **relu, weights=drawn[xavier], expected=theory(ReLU, 1, DEPTH), role="second"),
        Start("ReLU, He", **relu, weights=drawn[he], expected=theory(ReLU, 2, DEPTH), role="third"),
    ]
    return _scene(starts, forward, backward, rms, seed)


def _scene(starts, forward, backward, rms, seed, bound=None) -> Scene:
    layer, numbers, sizes, blames = np.arange(1.0, DEPTH + 1), {}, [], [bound] if bound else []
    for start in starts:
        size, blame = _measured(start, forward, backward, rms, seed)
        numbers[start.name] = float(blame[0])
        for marks, values in ((sizes, size), (blames, blame)):
            shown = np.where(np.isfinite(values), np.maximum(values, FLOOR), np.nan)
            label = start.name if len(starts) > 1 else "yours"
            marks += [Line(layer, shown, start.role, label, width=1.4), Points(layer, shown, role=start.role, size=0.7)]
    for which, marks in enumerate((sizes, blames)):
        for i, start in enumerate(starts):
            marks.append(Line(layer, start.expected[which], "text", "" if i else "expected", dash=True, width=0.7))
    axis = {"xlabel": "layer", "xlim": (0.5, DEPTH + 0.5), "ylog": True}
    panels = (
        Panel(tuple(sizes), "forward: rms of the activations", ylim=(1e-4, 10), **axis),
        Panel(tuple(blames), "backward: rms of δ, last = 1", ylim=(FLOOR / 3, 30), **axis),
    )
    words = "; ".join(
        f"{name}: δ₁/δ₂₀ = {number(ratio, 2)}, expected about {number(float(start.expected[1][0]), 2)}"
        for (name, ratio), start in zip(numbers.items(), starts, strict=True)
    )
    alt = f"Your passes through {DEPTH} layers of {WIDTH} neurons, at the start, before any training. {words}."
    return Scene(panels, alt, words, numbers)


def _measured(start: Start, forward, backward, rms, seed) -> tuple[np.ndarray, np.ndarray]:
    """rms of the activations and of δ, each (DEPTH,), the latter relative to the last layer, by the student."""
    rng = np.random.default_rng(seed + 1)
    U = forward(rng.normal(size=(SAMPLES, WIDTH)), start.weights, start.g)
    deltas = backward(rng.normal(size=(SAMPLES, WIDTH)), U, start.weights, start.slope)
    size, blame = (np.array(rms(layers), dtype=float) for layers in (start.g(np.array(U)), deltas))
    return size, blame / blame[-1]
