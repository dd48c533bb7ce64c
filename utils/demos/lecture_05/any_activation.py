"""Which activation is good enough (deck slide D33): any but a polynomial, says the theorem of Leshno et al. (1993)."""

from functools import cache
from typing import Annotated

import numpy as np

from utils.demos.controls import Choice, Slider
from utils.demos.scene import Line, Panel, Points, Scene
from utils.demos.words import number
from utils.nn import ReLU, Sigmoid, Tanh

X = np.linspace(-1, 1, 301)
Y = np.cos(2 * np.pi * X)
ACTIVATIONS = {"sigmoid": Sigmoid(), "tanh": Tanh(), "ReLU": ReLU(), "u³ (a polynomial)": lambda u: u**3}
COUNTS, FLOOR = (1, 2, 4, 8, 16, 32, 64, 100), 1e-11


def any_activation(
    activation: Annotated[str, Choice(tuple(ACTIVATIONS), label="g")] = "u³ (a polynomial)",
    neurons: Annotated[int, Slider(1, 100, 1, label="hidden neurons")] = 8,
) -> Scene:
    """Hidden neurons with random weights, and the best output weights for them (least squares): no training."""
    fit, error = best_fit(activation, neurons, 0)
    lines = Line(X, Y, "target", "target", width=1.6), Line(X, fit, "model", "best sum")
    left = Panel(lines, f"{neurons} × g(u)", "x", "", (-1, 1), (-1.7, 1.7))
    counts = np.array(COUNTS, dtype=float)
    marks = [
        Line(counts, [max(best_fit(name, n, 0)[1], FLOOR) for n in COUNTS], role, name, dash=name.startswith("u"))
        for name, role in zip(ACTIVATIONS, ("first", "second", "third", "muted"), strict=True)
    ]
    marks.append(Points(np.array([float(neurons)]), np.array([max(error, FLOOR)]), role="model", size=1.5))
    right = Panel(tuple(marks), "error", "hidden neurons", "", (0.9, 130), (FLOOR, 10), xlog=True, ylog=True)
    many = "neuron" if neurons == 1 else "neurons"
    line = f"g: {activation}, {neurons} random hidden {many}, best output weights: error {number(error, 2)}"
    return Scene((left, right), f"A wave, and a network of one hidden layer on it. {line}.", line, {"error": error})


@cache
def best_fit(activation: str, neurons: int, seed: int) -> tuple[np.ndarray, float]:
    """The least-squares fit (301,) with `neurons` random hidden neurons and a bias, and its root mean square error."""
    rng = np.random.default_rng(seed)
    slope, place = rng.normal(size=neurons) * 8, rng.uniform(-1, 1, neurons)
    features = ACTIVATIONS[activation](np.subtract.outer(X, place) * slope)
    features = np.column_stack([np.ones_like(X), features / np.abs(features).max(axis=0)])
    fit = features @ np.linalg.lstsq(features, Y, rcond=1e-12)[0]
    return fit, float(np.sqrt(np.mean((fit - Y) ** 2)))
