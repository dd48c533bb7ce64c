"""Where the numbers of a diagram stand: every label on its own arrow, none on another label or a node.

The answer depends on where nodes and arrows are and never on the numbers, so nothing jumps while the reader steps.
"""

from functools import lru_cache

import numpy as np

Point = tuple[float, float]
_ALONG = np.arange(22, 80, 3) / 100  # the places tried on an arrow, as fractions of its length
_NODE, _LABEL, _LINE = 20.0, 10.0, 0.25  # how bad it is, per unit of overlap, to stand on each


@lru_cache(maxsize=64)
def spread(
    arrows: tuple[tuple[Point, Point], ...], sizes: tuple[Point, ...], nodes: tuple[Point, ...], radius: float
) -> tuple[float, list[Point]]:
    """How crowded it gets, and the centre of a label of each of `sizes` (width, height), chosen along its arrow.

    Each label in turn takes the place that overlaps least with what is there already; three rounds settle it.
    """
    if not arrows:
        return 0.0, []
    ends, boxes = np.array(arrows, dtype=float), np.array(sizes, dtype=float)
    tries = ends[:, None, 0] + _ALONG[:, None] * (ends[:, None, 1] - ends[:, None, 0])  # (arrow, try, x or y)
    fixed = [
        _on_nodes(tries[i], boxes[i], np.array(nodes), radius)
        + _on_lines(tries[i], boxes[i], np.delete(ends, i, axis=0))
        + 0.02 * np.linalg.norm(tries[i] - ends[i].mean(axis=0), axis=1)
        for i in range(len(ends))
    ]
    places = ends.mean(axis=1)
    costs = np.zeros(len(ends))
    for _ in range(3):
        for i in range(len(ends)):
            others = np.delete(places, i, axis=0), np.delete(boxes, i, axis=0)
            total = fixed[i] + _on_labels(tries[i], boxes[i], *others)
            best = int(np.argmin(total))
            places[i], costs[i] = tries[i, best], total[best]
    return float(costs.sum()), [(float(x), float(y)) for x, y in places]


def _on_labels(tries, box, places, boxes) -> np.ndarray:
    apart = np.abs(tries[:, None] - places)
    overlap = np.maximum(0, (box + boxes) / 2 + (6, 4) - apart).prod(axis=2)
    return _LABEL * overlap.sum(axis=1) / box.sum()


def _on_nodes(tries, box, nodes, radius) -> np.ndarray:
    overlap = np.maximum(0, box / 2 + radius - np.abs(tries[:, None] - nodes)).prod(axis=2)
    return _NODE * overlap.sum(axis=1) / box[1]


def _on_lines(tries, box, lines) -> np.ndarray:
    """How much of other lines a label would hide: the lengths inside its box (Liang & Barsky's clipping)."""
    start, step = lines[:, 0], lines[:, 1] - lines[:, 0]
    safe = np.where(step == 0, 1e-9, step)
    a, b = ((tries[:, None] + side * box / 2 - start) / safe for side in (-1, 1))
    enters, leaves = np.minimum(a, b).max(axis=2), np.maximum(a, b).min(axis=2)
    inside = np.maximum(0, np.minimum(leaves, 1) - np.maximum(enters, 0))
    return _LINE * (inside * np.linalg.norm(step, axis=1)).sum(axis=1)
