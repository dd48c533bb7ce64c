"""Who makes the features? Nobody, a physicist, or the network itself (deck slides D8 and D9)."""

from functools import lru_cache
from typing import Annotated

import numpy as np

from utils.demos.controls import Choice
from utils.demos.lecture_02.beast import RATE, STEPS, TOYS, accuracy, plane, points, sigmoid, trained
from utils.demos.scene import Edge, Field, Network, Node, Panel, Points, Scene, Text
from utils.nn import Adam, BCEWithLogitsLoss, mlp, train

RAW, HAND, LEARNED = "nobody: raw x", "a person: x₁² + x₂²", "the network: 8 neurons"
WORDS = {RAW: "x̃ = x", HAND: "x̃ = (x, x₁² + x₂²)", LEARNED: "x̃ = g(W x)"}


def pipeline(
    features: Annotated[str, Choice((RAW, HAND, LEARNED), label="Who makes the features?")] = RAW,
    data: Annotated[str, Choice(tuple(TOYS), label="data")] = "circles",
) -> Scene:
    """Data → features → linear model → prediction, and the boundary that comes out of it."""
    model = _model(features, data, 0)
    found = accuracy(model, data, 0)
    x, y = points(data, 0)
    grid, xlim, ylim = plane(data)
    side = round(len(grid) ** 0.5)
    probability = sigmoid(model.predict(grid)).reshape(side, side)
    marks = Field(probability, xlim, ylim, contour=0.5), Points(x[:, 0], x[:, 1], y, size=0.8)
    right = Panel(marks, f"test accuracy {found:.3f}", "x₁", "x₂", xlim=xlim, ylim=ylim, equal=True)
    alt = (
        f"The pipeline data, features, linear model, prediction; features made by {features}. "
        f"On {data} its boundary reaches a test accuracy of {found:.3f}."
    )
    line = f"{WORDS[features]},   ŷ = w · x̃ + w₀:   test accuracy {found:.3f} on {data}"
    return Scene((_stations(features), right), alt, line, {"accuracy": found})


def _stations(features: str) -> Panel:
    nodes = (
        Node("x", 0, 0, "input", "x"),
        Node("x̃", 4, 0, "hidden", "x̃", lit=True),
        Node("ŷ", 8, 0, "output", "ŷ"),
    )
    learned = features == LEARNED
    edges = (
        Edge("x", "x̃", lit=learned, label="W, then g" if learned else "fixed"),
        Edge("x̃", "ŷ", lit=True, label="w"),
    )
    texts = (
        Text(0, -1.15, "data", "input"),
        Text(4, -1.15, "features", "hidden"),
        Text(8, -1.15, "prediction", "output"),
        Text(4, 1.3, WORDS[features], "hidden"),
        Text(4, -2.2, "broad arrows: numbers that training finds", "muted"),
    )
    return Panel((Network(nodes, edges), *texts), "the pipeline", xlim=(-1.2, 9.2), ylim=(-2.8, 2.2), axes=False)


@lru_cache(maxsize=64)
def _model(features: str, data: str, seed: int):
    """What predicts u from x, for one way of making features; all are trained by the same optimiser."""
    if features == LEARNED:
        return trained(data, 8, True, seed)
    if features == RAW:
        return _OnFeatures(lambda x: x, 2, points(data, seed), seed)
    return _OnFeatures(lambda x: np.column_stack([x, (x**2).sum(axis=1)]), 3, points(data, seed), seed)


class _OnFeatures:
    """A linear model on features made by hand."""

    def __init__(self, make, width, data, seed):
        self.make, self.linear = make, mlp(width, 1, rng=np.random.default_rng(seed))
        x, y = make(data[0]), data[1]
        optimiser = Adam(self.linear.parameters, lr=RATE)
        for _ in train(self.linear, BCEWithLogitsLoss(), optimiser, x, y, batch_size=None, epochs=STEPS):
            pass

    def predict(self, x):
        return self.linear.predict(self.make(x))


def pipeline_accuracies(features: str, data: str, seeds: int) -> np.ndarray:
    """Test accuracies over data samples and starts, shape (seeds,)."""
    return np.array([accuracy(_model(features, data, seed), data, seed) for seed in range(seeds)])
