"""What the non-linearity does: every hidden neuron switches a half-plane on, and ŷ adds them up (deck slide D12)."""

from typing import Annotated

import numpy as np

from utils.demos.controls import Choice, Slider, Steps
from utils.demos.lecture_02.beast import TOYS, accuracies, accuracy, plane, points, trained
from utils.demos.scene import Field, Line, Panel, Points, Scene
from utils.demos.words import number, subscripts

MOST = 8


def half_planes(
    added: Annotated[int, Steps(MOST, label="add neurons, up to all")] = 1,
    hidden: Annotated[int, Slider(1, MOST, 1, label="hidden neurons")] = 3,
    data: Annotated[str, Choice(tuple(TOYS), label="data")] = "circles",
    seed: Annotated[int, Slider(0, 4, 1, label="start and sample")] = 0,
) -> Scene:
    """The half-plane of the neuron added last, and the sum so far; past the last neuron the sum stays complete."""
    net = trained(data, hidden, True, seed)
    x, y = points(data, seed)
    grid, xlim, ylim = plane(data)
    side = round(len(grid) ** 0.5)
    parts, order = contributions(net, grid)
    count = min(added, hidden)
    total = parts[:, :count].sum(axis=1) + net[2].bias[0]
    level = float(np.abs(parts).max())
    newest = parts[:, count - 1] if count else np.zeros(len(grid))
    lines = [Line(*line, "muted", dash=True) for line in map(_border(net, xlim, ylim), order[: max(0, count - 1)])]
    last = [Line(*_border(net, xlim, ylim)(order[count - 1]), "neutral", width=1.2)] if count else []
    shade = Field(newest.reshape(side, side), xlim, ylim, "diverging", (-level, level))
    title = f"neuron {count}: w = {number(float(net[2].weight[0, order[count - 1]]))}" if count else "no neuron yet"
    left = Panel((shade, *lines, *last), title, "x₁", "x₂", xlim=xlim, ylim=ylim)
    marks = (
        Field(total.reshape(side, side), xlim, ylim, "diverging", (-level, level), contour=0.0),
        Points(x[:, 0], x[:, 1], y, size=0.8),
    )
    found = accuracy(net, data, seed) if count == hidden else _share(net, data, seed, order[:count])
    words = f"sum of {count} of {hidden}" if count < hidden else f"all {hidden} neuron{'s' * (hidden > 1)}"
    right = Panel(marks, f"{words}: test accuracy {found:.3f}", "x₁", "x₂", xlim=xlim, ylim=ylim)
    line = " + ".join(
        ["sum before σ: w₀", *(f"w{subscripts(str(j))} x̃{subscripts(str(j))}" for j in range(1, count + 1))]
    )
    half = f"Left, the half of the plane that hidden neuron {count} switches on. " if count else ""
    alt = f"{half}Right, the sum of {count} of {hidden} neurons on {data}, with test accuracy {found:.3f}."
    return Scene((left, right), alt, line, {"accuracy": found, "neurons": float(count)})


def contributions(net, x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """w_j g(u_j) for x (n, 2), shape (n, hidden), and the order in which they stand: largest first."""
    parts = net.activations(x)[1] * net[2].weight[0]
    order = np.argsort(-np.ptp(parts, axis=0))
    return parts[:, order], order


def _border(net, xlim, ylim):
    def line(j):
        """Where neuron j is half on: u_j = 0."""
        (a, b), c = net[0].weight[j], net[0].bias[j]
        foot = -c * np.array([a, b]) / (a * a + b * b)
        reach = np.array([-9.0, 9.0])
        x, y = foot[0] - b * reach / np.hypot(a, b), foot[1] + a * reach / np.hypot(a, b)
        return x, y

    return line


def _share(net, data: str, seed: int, kept) -> float:
    x, y = points(data, 1000 + seed, 2000)
    u = net.activations(x)[1][:, kept] @ net[2].weight[0, kept] + net[2].bias[0]
    return float(np.mean((u > 0) == y))


def accuracy_by_width(data: str, seeds: int) -> np.ndarray:
    """Test accuracies for 1 … 8 hidden neurons, shape (8, seeds)."""
    return np.array([accuracies(data, hidden, True, seeds) for hidden in range(1, MOST + 1)])


def width_curve(data: Annotated[str, Choice(tuple(TOYS), label="data")] = "circles") -> Scene:
    """Test accuracy against the number of hidden neurons: six starts each, and their median."""
    found = accuracy_by_width(data, 6)
    width = np.arange(1, MOST + 1)
    marks = (
        Points(np.repeat(width, 6), found.ravel(), role="muted", label="one start"),
        Line(width, np.median(found, axis=1), "second", "median of six"),
    )
    panel = Panel(marks, f"{data}: how many half-planes?", "hidden neurons", "test accuracy", (0.5, 8.5), (0.45, 1.02))
    medians = ", ".join(number(m) for m in np.median(found, axis=1))
    numbers = {f"median {h}": float(m) for h, m in zip(width, np.median(found, axis=1), strict=True)}
    alt = f"Test accuracy on {data} against hidden neurons 1 to 8: medians of six starts {medians}."
    return Scene((panel,), alt, f"medians for 1 … 8 neurons: {medians}", numbers)
