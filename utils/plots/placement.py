"""Where the numbers of a diagram stand: every label on its own arrow, none on another label or a node.

The answer depends on where nodes and arrows are and never on the numbers, so nothing jumps while the reader steps.
"""

from functools import lru_cache

import numpy as np

Point = tuple[float, float]
_ALONG = np.arange(20, 82, 2) / 100  # the places tried on an arrow, as fractions of its length
_BEGINNINGS = 24
_NODE, _LABEL, _LINE = 60.0, 300.0, 0.5  # how bad it is, per unit of overlap, to stand on each


@lru_cache(maxsize=64)
def spread(
    arrows: tuple[tuple[Point, Point], ...], sizes: tuple[Point, ...], nodes: tuple[Point, ...], radius: float
) -> list[Point]:
    """The centre of a label of each of `sizes` (width, height), chosen along its arrow.

    Each label in turn takes the place that overlaps least with the others; of several beginnings the best end counts.
    """
    if not arrows:
        return []
    ends, boxes = np.array(arrows, dtype=float), np.array(sizes, dtype=float)
    tries = ends[:, None, 0] + _ALONG[:, None] * (ends[:, None, 1] - ends[:, None, 0])  # (arrow, try, x or y)
    alone = np.array(
        [
            _on_nodes(tries[i], boxes[i], np.array(nodes), radius)
            + _on_lines(tries[i], boxes[i], np.delete(ends, i, axis=0))
            + 0.02 * np.linalg.norm(tries[i] - ends[i].mean(axis=0), axis=1)
            for i in range(len(ends))
        ]
    )
    pairs, each = _on_labels(tries, boxes), np.arange(len(ends))
    rng, best, least = np.random.default_rng(0), None, np.inf
    for _ in range(_BEGINNINGS):
        at = rng.integers(len(_ALONG), size=len(ends))
        for i in [*each] * 3:
            at[i] = np.argmin(alone[i] + pairs[i][:, each, at].sum(axis=1))
        cost = alone[each, at].sum() + sum(pairs[i, at[i], each, at].sum() for i in each) / 2
        if cost < least:
            best, least = at, cost
    return [(float(x), float(y)) for x, y in tries[each, best]]


def _on_labels(tries, boxes) -> np.ndarray:
    """Of every label at each of its places, how much of every other at each of its own: (arrow, try, arrow, try)."""
    apart = np.abs(tries[:, :, None, None] - tries)
    reach = (boxes[:, None] + boxes) / 2 + (6, 4)
    overlap = np.maximum(0, reach[:, None, :, None] - apart).prod(axis=-1)
    overlap[np.arange(len(boxes)), :, np.arange(len(boxes))] = 0
    return _LABEL * overlap / boxes.sum(axis=1).mean()


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
