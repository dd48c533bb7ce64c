"""The network as a picture: what each neuron computes over the plane, and the weights between as lines.

Places are in units of the panel, PANEL = (width, height). Width and dash of a line say size and sign of its weight.
"""

from dataclasses import dataclass

import numpy as np

from utils.demos.scene import Field, Line, Panel, Text
from utils.playground.problem import FEATURES
from utils.playground.weights import Where, linears

PANEL = (588.0, 366.0)
LEFT, RIGHT, TOP = 66.0, 40.0, 26.0
STEPS = ((0.05, 0.2, 0.15), (0.2, 0.5, 0.4), (0.5, 1.0, 0.8), (1.0, 2.0, 1.3), (2.0, np.inf, 1.9))
THIN = 3  # one cell in so many of the output's grid makes a neuron's picture


@dataclass(frozen=True)
class Places:
    """Centres of the neurons of every column, and the side of their pictures."""

    columns: tuple[np.ndarray, ...]  # (units, 2) each
    side: float


def places(sizes: list[int]) -> Places:
    """Columns of `sizes` neurons, inputs first, spread over the panel."""
    width, height = PANEL[0] - LEFT - RIGHT, PANEL[1] - TOP
    side = min(54.0, 0.84 * height / max(sizes), 0.55 * width / (len(sizes) - 1))
    xs = np.linspace(LEFT + side / 2, PANEL[0] - RIGHT - side / 2, len(sizes))
    gap = min(height / max(sizes), 1.5 * side)
    columns = [np.column_stack([np.full(n, x), height / 2 - gap * (np.arange(n) - (n - 1) / 2)])
               for x, n in zip(xs, sizes, strict=True)]  # fmt: skip
    return Places(tuple(columns), side)


def diagram(run, output: np.ndarray, hidden: list[np.ndarray]) -> Panel:
    """The panel; `output` (ny, nx) and `hidden` [(units, ny, nx)] are the surfaces of `run.surface()`."""
    inputs = run.grid.T.reshape(-1, *output.shape)
    at = places([len(inputs), *(len(maps) for maps in hidden), 1])
    marks = [*_chosen(run, at), *_edges(run, at)]
    for column, maps in zip(at.columns[:-1], [inputs, *hidden], strict=True):
        marks += [_map(place, image[1::THIN, 1::THIN], at.side) for place, image in zip(column, maps, strict=True)]
    marks.append(_output(run, at, output))
    kinds = ["input", *["hidden"] * len(hidden), "output"]
    marks += [_rims(column, at.side, kind) for column, kind in zip(at.columns, kinds, strict=True)]
    names = [FEATURES[name][0] for name in run.task.chosen]
    marks += [Text(LEFT - 6, float(y), name, "input", "right")
              for (_, y), name in zip(at.columns[0], names, strict=True)]  # fmt: skip
    for k, column in enumerate(at.columns[1:-1], start=1):
        name = getattr(run.settings, f"g{k}")
        marks.append(Text(float(column[0, 0]), PANEL[1] - 10, name, "hidden"))
    marks.append(Text(PANEL[0] - RIGHT + 8, float(at.columns[-1][0, 1]), "ŷ", "output", "left"))
    words = " → ".join(str(len(column)) for column in at.columns)
    return Panel(tuple(marks), f"Network {words}", xlim=(0, PANEL[0]), ylim=(0, PANEL[1]), axes=False)


def _map(place, values, side) -> Field:
    x, y = map(float, place)
    top = float(np.abs(values).max()) or 1.0
    half = side / 2
    return Field(values, (x - half, x + half), (y - half, y + half), "diverging", (-top, top))


def _output(run, at, output) -> Field:
    (x, y), half = map(float, at.columns[-1][0]), at.side / 2
    scale, limits = scale_of(run)
    return Field(output[1::THIN, 1::THIN], (x - half, x + half), (y - half, y + half), scale, limits)


def scale_of(run) -> tuple[str, tuple[float, float]]:
    """Colours of the output: a probability, or a value on a scale as wide as the targets."""
    if run.task.classes:
        return "classes", (0.0, 1.0)
    top = float(np.abs(run.task.y_train).max(initial=0.0)) or 1.0
    return "diverging", (-top, top)


def _rims(column, side, kind) -> Line:
    """A frame around every neuron of a column, in one line with breaks."""
    half = side / 2 + 1
    x = column[:, :1] + half * np.array([-1, 1, 1, -1, -1, np.nan])
    y = column[:, 1:] + half * np.array([-1, -1, 1, 1, -1, np.nan])
    return Line(x.ravel(), y.ravel(), kind, width=0.9)


def segments(run, at: Places) -> tuple[np.ndarray, np.ndarray, list[Where]]:
    """All connections without the biases: ends (n, 2, 2), weights (n,), and which weight each is."""
    ends, values, names = [], [], []
    for number, (layer, before, after) in enumerate(
        zip(linears(run.net), at.columns[:-1], at.columns[1:], strict=True)
    ):
        unit, source = np.meshgrid(np.arange(layer.n_out), np.arange(layer.n_in), indexing="ij")
        shift = np.array([at.side / 2 + 1, 0])
        ends.append(np.stack([before[source.ravel()] + shift, after[unit.ravel()] - shift], axis=1))
        values.append(layer.weight.ravel())
        names += [Where(number + 1, i + 1, j + 1) for i in range(layer.n_out) for j in range(layer.n_in)]
    return np.concatenate(ends), np.concatenate(values), names


def _edges(run, at) -> list[Line]:
    """A line mark for each step of size and each sign: few marks however many weights."""
    ends, values, _ = segments(run, at)
    thick = min(1.0, max(0.4, at.side / 40))  # lines of a large network are thinner, or they are a carpet
    found = []
    for sign, role, words in ((1, "positive", "w > 0"), (-1, "negative", "w < 0")):
        for low, high, width in STEPS:
            mine = ends[(sign * values >= low) & (sign * values < high)]
            if not len(mine) and width != 1.3:
                continue
            gap = np.full((len(mine), 1, 2), np.nan)
            path = np.concatenate([mine, gap], axis=1).reshape(-1, 2)
            label = words if width == 1.3 else ""
            found.append(Line(path[:, 0], path[:, 1], role, label, dash=sign < 0, width=width * thick))
    return found


def _chosen(run, at) -> list[Line]:
    """A halo under the connection the reader looks at, or around the neuron whose bias it is."""
    where = run.where
    after = at.columns[where.layer][where.unit - 1]
    if where.source == 0:
        rim = _rims(after[None], at.side + 10, "halo")
        return [Line(rim.x, rim.y, "halo", width=3)]
    before = at.columns[where.layer - 1][where.source - 1]
    half = at.side / 2
    return [Line(np.array([before[0] + half, after[0] - half]), np.array([before[1], after[1]]), "halo", width=4.5)]


def pick(run, x: float, y: float) -> Where:
    """The weight nearest to the point (x, y) of the panel: a neuron stands for its bias."""
    sizes = [len(run.task.chosen), *(layer.n_out for layer in linears(run.net))]
    at, here = places(sizes), np.array([x, y])
    for k, column in enumerate(at.columns[1:], start=1):
        far = np.abs(column - here).max(axis=1)
        if far.min() <= at.side / 2:
            return Where(k, int(far.argmin()) + 1, 0)
    ends, _, names = segments(run, at)
    start, step = ends[:, 0], ends[:, 1] - ends[:, 0]
    along = np.clip(((here - start) * step).sum(axis=1) / (step**2).sum(axis=1), 0, 1)
    far = np.linalg.norm(start + along[:, None] * step - here, axis=1)
    return names[int(far.argmin())]
