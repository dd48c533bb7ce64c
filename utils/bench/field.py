"""What both contenders draw: the 100 × 100 decision field of a network 2-16-16-1 and 200 points, with axes."""

from typing import Annotated

import numpy as np

from utils.data import moons
from utils.demos.controls import Slider
from utils.demos.scene import Field, Panel, Points, Scene
from utils.nn import mlp

AXIS = np.linspace(-2.5, 2.5, 100)
GRID = np.stack(np.meshgrid(AXIS, AXIS), axis=-1).reshape(-1, 2)
NET = mlp(2, 16, 16, 1, rng=0, dtype=np.float32)
X, Y = moons(200, 0.15, np.random.default_rng(0))


def probability(weight: float) -> np.ndarray:
    """P(signal) on the grid, (100, 100), with one weight set by the reader."""
    NET.layers[0].weight[0, 0] = weight
    return 1 / (1 + np.exp(-NET.predict(GRID).reshape(100, 100)))


def demo(weight: Annotated[float, Slider(-4, 4, 0.1)] = 0.0) -> Scene:
    """For `explore`."""
    side = (-2.5, 2.5)
    marks = Field(probability(weight), side, side), Points(X[:, 0], X[:, 1], Y)
    return Scene((Panel(marks, xlabel="x₁", ylabel="x₂", xlim=side, ylim=side),), f"The field at weight {weight:.1f}.")


def plot(weight: float = 0.0) -> None:
    """For `ipywidgets.interact`, with the inline backend, as a notebook usually has it."""
    import matplotlib.pyplot as plt

    plt.figure(figsize=(6.6, 4))
    plt.imshow(probability(weight), extent=(-2.5, 2.5, -2.5, 2.5), origin="lower", aspect="auto", vmin=0, vmax=1)
    plt.scatter(X[:, 0], X[:, 1], c=Y, edgecolors="w")
    plt.xlabel("x1")
    plt.ylabel("x2")
    plt.show()
