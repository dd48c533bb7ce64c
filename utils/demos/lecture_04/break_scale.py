"""Break question two, second half (deck slide D32): weights drawn too small, well, or too large.

The deck's kind of network (sigmoid at the output, squared error, plain gradient descent), 2-16-1, on two rings.
"""

from functools import cache
from typing import Annotated

import numpy as np

from utils.data import rings
from utils.demos.controls import Steps
from utils.demos.scene import Field, Line, Panel, Points, Scene, Text
from utils.demos.words import number
from utils.nn import SGD, Adam, BCEWithLogitsLoss, MSELoss, Sigmoid, Tanh, mlp, train

SCALES = (0.0, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0)
SEEDS, EPOCHS, SIDE = range(5), 500, np.linspace(-1.2, 1.2, 49)
# A logarithmic axis has no place for 0: it stands two decades to the left of the smallest scale.
PLACE = np.array([1e-4, *SCALES[1:]])


def weight_scale(step: Annotated[int, Steps(len(SCALES) - 1, label="weight scale")] = 5) -> Scene:
    """All weights drawn from N(0, scale²): what training makes of it, and how steep the network is at the start."""
    scale = SCALES[step]
    net = trained(scale, 0)[0]
    x, y = rings(200, 0.0, np.random.default_rng(0))
    grid = np.stack(np.meshgrid(SIDE, SIDE), axis=-1).reshape(-1, 2)
    marks = Field(net(grid).reshape(len(SIDE), -1), (-1.2, 1.2), (-1.2, 1.2), contour=0.5), Points(x[:, 0], x[:, 1], y)
    map_ = Panel(marks, f"scale {number(scale)}", "x₁", "x₂", xlim=(-1.2, 1.2), ylim=(-1.2, 1.2), equal=True)
    slopes, accuracies = (np.array([[trained(s, k)[i] for k in SEEDS] for s in SCALES]) for i in (1, 2))
    axis = {"xlabel": "weight scale", "xlim": (2e-5, 300), "xlog": True}
    worth = Panel(_curves(accuracies, step), "accuracy after training", ylim=(0.28, 1.05), **axis)
    steep = Panel(_curves(slopes, step), "slopes σ′ g′ at the start", ylim=(-0.02, 0.28), **axis)
    alt = (
        f"Two rings after {EPOCHS} steps from weights of scale {number(scale)}: mean accuracy "
        f"{number(accuracies[step].mean())} of {len(SEEDS)} seeds, from slopes σ′ g′ of {number(slopes[step].mean())}."
    )
    numbers = {"accuracy": float(accuracies[step].mean()), "slope": float(slopes[step].mean())}
    return Scene((map_, worth, steep), alt, f"weights drawn from N(0, {number(scale)}²)", numbers)


def _curves(values: np.ndarray, step: int) -> tuple:
    """One point for every scale and seed, the mean as a line, and a mark at the reader's scale."""
    x = np.repeat(PLACE, values.shape[1])
    return (
        Points(x, values.ravel(), role="muted", size=0.8),
        Line(PLACE[1:], values[1:].mean(axis=1), "model"),
        Points(PLACE[[step]], values[step].mean(keepdims=True), role="first", size=1.6),
        Text(3e-5, values[0].mean() - 0.07 * np.ptp(values), "scale 0", "muted", "left"),
    )


@cache
def trained(scale: float, seed: int):
    """The network after training, the mean of σ′·g′ over samples and neurons before it, and the accuracy after it."""
    rng = np.random.default_rng(seed)
    x, y = rings(200, 0.0, rng)
    net = mlp(2, 16, 1, activation=Tanh, output=Sigmoid, rng=rng)
    net.parameters[:] = scale * rng.normal(size=net.parameters.size)
    _, hidden, _, p = net.activations(x)
    slope = float(np.mean((p * (1 - p)) * (1 - hidden**2)))
    for _ in train(net, MSELoss(), SGD(net.parameters, lr=0.5), x, y, batch_size=None, epochs=EPOCHS):
        pass
    return net, slope, float(np.mean((net(x)[:, 0] > 0.5) == y))


def forgiving_accuracy(scale: float, seed: int) -> float:
    """The accuracy of the same start after as many steps with cross-entropy and Adam."""
    rng = np.random.default_rng(seed)
    x, y = rings(200, 0.0, rng)
    net = mlp(2, 16, 1, activation=Tanh, rng=rng)
    net.parameters[:] = scale * rng.normal(size=net.parameters.size)
    for _ in train(net, BCEWithLogitsLoss(), Adam(net.parameters, lr=0.05), x, y, batch_size=None, epochs=EPOCHS):
        pass
    return float(np.mean((net(x)[:, 0] > 0) == y))
