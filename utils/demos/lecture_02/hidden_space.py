"""The hidden space x̃ = g(W x): where the classes come apart while training runs (deck slide D12)."""

from functools import lru_cache
from typing import Annotated

import numpy as np

from utils.demos.controls import Choice, Slider, Steps
from utils.demos.lecture_02.beast import SIDE, TOYS, accuracy, history, plane, points, sigmoid
from utils.demos.scene import Field, Line, Panel, Points, Scene

SNAPSHOTS = (0, 2, 4, 7, 10, 14, 18, 22, 26, 30, 35, 40, 46, 52, 60, 70, 82, 100, 120, 150, 190, 240, 300)


def hidden_space(
    time: Annotated[int, Steps(len(SNAPSHOTS) - 1, label="training")] = 0,
    data: Annotated[str, Choice(tuple(TOYS), label="data")] = "circles",
    hidden: Annotated[int, Slider(2, 8, 1, label="hidden neurons")] = 3,
    seed: Annotated[int, Slider(0, 4, 1, label="start and sample")] = 2,
) -> Scene:
    """The plane with the boundary, and the same points in hidden space, turned so that the boundary is upright."""
    net = history(data, hidden, seed, SNAPSHOTS)[time]
    x, y = points(data, seed)
    grid, xlim, ylim = plane(data)
    found = accuracy(net, data, seed)
    field = Field(sigmoid(net.predict(grid)).reshape(SIDE, SIDE), xlim, ylim, contour=0.5)
    left = Panel(
        (field, Points(x[:, 0], x[:, 1], y, size=0.8)), f"after {SNAPSHOTS[time]} steps", "x₁", "x₂", xlim, ylim
    )
    across, up = _view(data, hidden, seed)[time]
    w, w0 = net[2].weight[0], net[2].bias[0]
    place = net.activations(x)[1]
    threshold = -w0 / np.linalg.norm(w)
    lines = tuple(Line(mesh @ across, mesh @ up, "muted", width=0.3) for mesh in _mesh(net, xlim, ylim))
    frame = _frame(data, hidden, seed)
    border = Line(np.full(2, threshold), np.array(frame[1]), width=1.2)
    marks = *lines, Points(place @ across, place @ up, y, size=0.8), border
    title = f"hidden space: test accuracy {found:.3f}"
    right = Panel(marks, title, "along w: what ŷ reads", "across w", *frame)
    alt = (
        f"{data} after {SNAPSHOTS[time]} training steps of a 2-{hidden}-1 network. Left the plane, right the same "
        f"points in its hidden space, cut by the output neuron's straight boundary; test accuracy {found:.3f}."
    )
    line = f"{SNAPSHOTS[time]} steps: the output neuron cuts hidden space with one straight line"
    return Scene((left, right), alt, line, {"accuracy": found, "steps": float(SNAPSHOTS[time])})


@lru_cache(maxsize=64)
def _view(data: str, hidden: int, seed: int) -> tuple:
    """For each snapshot the direction of w and the widest direction across it, never flipping between snapshots."""
    views, before = [], None
    for net in history(data, hidden, seed, SNAPSHOTS):
        across = net[2].weight[0] / np.linalg.norm(net[2].weight[0])
        place = net.activations(points(data, seed)[0])[1]
        flat = place - place.mean(axis=0)
        flat = flat - np.outer(flat @ across, across)
        up = np.linalg.svd(flat, full_matrices=False)[2][0]
        up = up if before is None or up @ before >= 0 else -up
        views.append((across, up))
        before = up
    return tuple(views)


def _mesh(net, xlim, ylim) -> list[np.ndarray]:
    """The lines of a square grid of the plane, carried into hidden space: (n, hidden) each."""
    along = np.linspace(0, 1, 40)
    lines = []
    for at in np.linspace(0, 1, 9):
        for a, b in ((along, at + 0 * along), (at + 0 * along, along)):
            lines.append(np.column_stack([xlim[0] + a * (xlim[1] - xlim[0]), ylim[0] + b * (ylim[1] - ylim[0])]))
    return [net.activations(line)[1] for line in lines]


@lru_cache(maxsize=64)
def _frame(data: str, hidden: int, seed: int) -> tuple[tuple[float, float], ...]:
    """Limits that hold the points of every snapshot, so that the picture stands still while they move."""
    x = points(data, seed)[0]
    nets, views = history(data, hidden, seed, SNAPSHOTS), _view(data, hidden, seed)
    seen = np.concatenate([net.activations(x)[1] @ np.transpose(view) for net, view in zip(nets, views, strict=True)])
    low, high = seen.min(axis=0), seen.max(axis=0)
    air = 0.08 * (high - low)
    return tuple((float(a), float(b)) for a, b in zip(low - air, high + air, strict=True))


def readout(data: str, hidden: int, seed: int) -> dict[str, float]:
    """Test accuracies of the network, of a logistic regression on its x̃, and of one on x, fitted to the same points."""
    from sklearn.linear_model import LogisticRegression

    net = history(data, hidden, seed, SNAPSHOTS)[-1]
    (x, y), (x_test, y_test) = points(data, seed), points(data, 1000 + seed, 2000)

    def fitted(train_on, test_on):
        return float(LogisticRegression(C=1e4, max_iter=5000).fit(train_on, y).score(test_on, y_test))

    lifted = fitted(net.activations(x)[1], net.activations(x_test)[1])
    return {"network": accuracy(net, data, seed), "linear on x̃": lifted, "linear on x": fitted(x, x_test)}
