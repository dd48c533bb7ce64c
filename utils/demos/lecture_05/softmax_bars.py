"""Softmax (deck slide D38): numbers into probabilities, all of them together; and its derivative, a whole matrix."""

from typing import Annotated

import numpy as np

from utils.demos.controls import Slider
from utils.demos.scene import Bars, Field, Panel, Scene, Text
from utils.demos.with_torch import with_torch
from utils.demos.words import number
from utils.nn import Softmax


def softmax_bars(
    u1: Annotated[float, Slider(-5, 5, 0.1, label="u₁")] = 2.0,
    u2: Annotated[float, Slider(-5, 5, 0.1, label="u₂")] = 1.0,
    u3: Annotated[float, Slider(-5, 5, 0.1, label="u₃")] = -1.0,
    shift: Annotated[float, Slider(-5, 5, 0.5, label="add to all")] = 0.0,
) -> Scene:
    """Three probabilities, and the slopes ∂gᵢ/∂uⱼ = gᵢ (δᵢⱼ − gⱼ)."""
    u = np.array([u1, u2, u3]) + shift
    g, slopes = Softmax()(u[None])[0], jacobian(u)
    places = np.arange(1, 4)
    names = tuple(f"u{'₁₂₃'[i]} = {number(u[i])}" for i in range(3))
    values = [Text(i, g[i] + 0.06, number(g[i])) for i in range(3)]
    bars = Bars(np.arange(-0.5, 3), g, "model")
    left = Panel((bars, *values), "g(u), sum 1", "", "gᵢ", (-0.5, 2.5), (0, 1.15), xnames=names)
    cells = [Text(j, i, f"{slopes[i - 1, j - 1]:.2f}".replace("-", "−")) for i in places for j in places]
    heat = Field(np.kron(slopes, np.ones((20, 20))), (0.5, 3.5), (0.5, 3.5), "diverging", (-0.6, 0.6))
    right = Panel((heat, *cells), "slopes ∂gᵢ/∂uⱼ", "j", "i", (0.5, 3.5), (0.5, 3.5), equal=True)
    line = (
        f"softmax({', '.join(map(number, u))}) = ({', '.join(map(number, g))});  steepest slope {number(slopes.max())}"
    )
    return Scene(
        (left, right),
        f"{line}. Each row of slopes adds up to 0.",
        line,
        {"sum": float(g.sum()), "steepest": float(slopes.max())},
    )


def jacobian(u: np.ndarray) -> np.ndarray:
    """∂gᵢ/∂uⱼ, (k, k), from the layer's own backward pass, one row for each i."""
    layer, rows = Softmax(), []
    for i in range(len(u)):
        layer(u[None])
        layer.backward(np.eye(len(u))[[i]])
        rows.append(layer.input_gradient()[0])
    return np.array(rows)


@with_torch
def against_torch(samples: int, rng: np.random.Generator) -> float:
    """The largest difference between `jacobian` and torch's, over random u."""
    import torch

    worst = 0.0
    for u in rng.normal(size=(samples, 3)) * 5:
        judge = torch.autograd.functional.jacobian(lambda v: torch.softmax(v, 0), torch.tensor(u))
        worst = max(worst, float(np.abs(judge.numpy() - jacobian(u)).max()))
    return worst
