"""Where the panels of a Scene stand on the page, and what range each shows. Paper and browser share the answer.

A page is 960 units wide, or narrower for a single pair of axes; a unit is a pixel in a notebook and a point on paper.
Letters have their size in units (utils/plots/style.py), so on a smaller page they are larger beside their picture.
"""

from dataclasses import dataclass

import numpy as np

from utils.demos.scene import Band, Bars, Field, Network, Surface
from utils.plots.shapes import text_width
from utils.plots.style import KEY_ROW, LINE, SMALL
from utils.plots.ticks import Tick, named, rows, ticks

DIAGRAM_SHARE = 1.7
PER_ROW = 3


@dataclass(frozen=True)
class Sizes:
    """Width of a page, and of one that is a single pair of axes; height of a row of diagrams, of both, of axes."""

    width: float = 960.0
    lone: float = 660.0
    diagram: float = 520.0
    mixed: float = 440.0
    axes: float = 400.0


def sizes(scene) -> Sizes:
    """The page of `scene` in a notebook; a deck puts another function here (utils/slides/stage.py)."""
    return Sizes()


@dataclass(frozen=True)
class Place:
    """One panel on the page: its box (left, top, width, height), its range, its ticks, and its key, row by row."""

    box: tuple[float, float, float, float]
    xlim: tuple[float, float]
    ylim: tuple[float, float]
    xticks: list[Tick]
    yticks: list[Tick]
    keys: list[list]


@dataclass(frozen=True)
class Page:
    """The size of the page and the place of every panel, in order."""

    width: float
    height: float
    places: list[Place]


Rows = tuple[tuple[int, float], ...]


def page(scene, given: Rows | None = None) -> Page:
    """Lay out `scene`: up to three panels in a row, a diagram wider than a pair of axes.

    `given` says it otherwise: for each row how many panels stand in it, and its height.
    """
    starts = range(0, len(scene.panels), PER_ROW) if given is None else np.cumsum([0, *(n for n, _ in given)])[:-1]
    counts = [PER_ROW] * len(starts) if given is None else [n for n, _ in given]
    rows = [scene.panels[i : i + n] for i, n in zip(starts, counts, strict=True)]
    size = sizes(scene)
    width = size.lone if len(scene.panels) == 1 and scene.panels[0].axes else size.width
    places, top = [], 0.0
    for number, row in enumerate(rows):
        shares = np.array([1.0 if panel.axes else DIAGRAM_SHARE for panel in row])
        cells = width * shares / shares.sum()
        height = {0: size.diagram, len(row): size.axes}.get(sum(panel.axes for panel in row), size.mixed)
        height = height if given is None else given[number][1]
        lefts = np.cumsum(cells) - cells
        places += [_place(panel, (x, top, w, height)) for panel, x, w in zip(row, lefts, cells, strict=True)]
        top += height
    return Page(width, top, places)


def _place(panel, cell) -> Place:
    keys = _key_rows(panel.marks, cell[2])
    xlim = panel.xlim or _range(panel, 0, panel.xlog)
    ylim = panel.ylim or _range(panel, 1, panel.ylog)
    left, top, width, height = (float(x) for x in cell)
    above = 8 + 30 * bool(panel.title) + KEY_ROW * len(keys)
    if not panel.axes:
        return Place((left + 8, top + above, width - 16, height - above - 8), xlim, ylim, [], [], keys)
    west = 62 + 22 * bool(panel.ylabel)
    between = (width - west - 16) / (xlim[1] - xlim[0])
    names = named(panel.xnames, between)
    south = 32 + 24 * bool(panel.xlabel) + LINE * (rows(names) - 1)
    box = left + west, top + above, width - west - 16, height - above - south
    if panel.equal:
        box = _equal(box, xlim, ylim)
    xticks = names or ticks(*xlim, panel.xlog, max(3, min(7, int(box[2] / 70))))
    yticks = ticks(*ylim, panel.ylog, max(3, min(7, int(box[3] / 45))))
    return Place(box, xlim, ylim, xticks, yticks, keys)


def _key_rows(marks, width: float) -> list[list]:
    """The marks that have a label, in as many rows as they need to stay above their panel."""
    rows, used = [], width
    for mark in marks:
        if label := getattr(mark, "label", ""):
            wide = 48 + text_width(label, SMALL)
            if used + wide > width - 20:
                rows.append([])
                used = 0.0
            rows[-1].append(mark)
            used += wide
    return rows


def _equal(box, xlim, ylim):
    left, top, width, height = box
    scale = min(width / (xlim[1] - xlim[0]), height / (ylim[1] - ylim[0]))
    w, h = scale * (xlim[1] - xlim[0]), scale * (ylim[1] - ylim[0])
    return left + (width - w) / 2, top + (height - h) / 2, w, h


def _range(panel, axis: int, log: bool) -> tuple[float, float]:
    """Just wide enough for every mark, with a little air; but a heat map fills its panel, and the rest is cut to it."""
    maps = [(mark.x, mark.y)[axis] for mark in panel.marks if isinstance(mark, Field)]
    if maps:
        return min(low for low, _ in maps), max(high for _, high in maps)
    extents = [extent for mark in panel.marks if (extent := _extent(mark, axis, log))]
    if not extents:
        return (0.0, 1.0)
    low, high = min(e[0] for e in extents), max(e[1] for e in extents)
    air_low, air_high = (
        max(e[i] for e in extents if e[edge] == value) for i, edge, value in ((2, 0, low), (3, 1, high))
    )
    if log:
        low, high = np.log10([low, high])
    span = high - low or max(1.0, abs(low))
    low, high = low - air_low * span, high + air_high * span
    if low == high:
        low, high = low - span / 2, high + span / 2
    return (float(10**low), float(10**high)) if log else (float(low), float(high))


def _extent(mark, axis: int, log: bool) -> tuple[float, float, float, float] | None:
    """(low, high, air below, air above) of one mark along x (0) or y (1), or None if it has no finite place there."""
    if isinstance(mark, Bars):
        values, air = ((mark.edges, (0.0, 0.0)), (np.append(mark.heights, [] if log else 0.0), (0.0, 0.06)))[axis]
    elif isinstance(mark, Network):
        values, air = [(node.x, node.y)[axis] for node in mark.nodes], (0.0, 0.0)
    elif isinstance(mark, Surface):
        values, air = mark.corners()[axis], (0.03, 0.03)
    elif isinstance(mark, Band):
        values, air = (mark.x, np.append(mark.low, mark.high))[axis], (0.05, 0.05)
    else:
        values, air = (mark.x, mark.y)[axis], (0.05, 0.05)
    values = np.atleast_1d(np.asarray(values, dtype=float))
    values = values[np.isfinite(values) & ((values > 0) if log else True)]
    return (float(values.min()), float(values.max()), *air) if values.size else None
