"""Where the numbers of a diagram stand: every label on its own arrow, none on another label or a node.

The answer depends on where nodes and arrows are and never on the numbers, so nothing jumps while the reader steps.
"""

from functools import lru_cache
from math import hypot

Point = tuple[float, float]
_ALONG = tuple(i / 100 for i in range(22, 80, 3))
_NODE, _LABEL, _LINE = 20.0, 10.0, 0.25  # how bad it is, per unit of overlap, to stand on each


@lru_cache(maxsize=64)
def spread(
    arrows: tuple[tuple[Point, Point], ...], sizes: tuple[Point, ...], nodes: tuple[Point, ...], radius: float
) -> tuple[float, list[Point]]:
    """How crowded it gets, and the centre of a label of each of `sizes` (width, height), chosen along its arrow.

    Each label in turn takes the place that overlaps least with what is there already; three rounds settle it.
    """
    places = [_at(arrow, 0.5) for arrow in arrows]
    costs = [0.0] * len(arrows)
    for _ in range(3):
        for i, (arrow, size) in enumerate(zip(arrows, sizes, strict=True)):
            labels = [(place, other) for j, (place, other) in enumerate(zip(places, sizes, strict=True)) if j != i]
            lines = arrows[:i] + arrows[i + 1 :]
            middle = _at(arrow, 0.5)
            tried = [(_cost(_at(arrow, t), size, labels, nodes, radius, lines, middle), _at(arrow, t)) for t in _ALONG]
            costs[i], places[i] = min(tried)
    return sum(costs), places


def _at(arrow, t: float) -> Point:
    (x0, y0), (x1, y1) = arrow
    return x0 + t * (x1 - x0), y0 + t * (y1 - y0)


def _cost(place, size, labels, nodes, radius, lines, middle) -> float:
    w, h = size
    total = 0.02 * hypot(place[0] - middle[0], place[1] - middle[1])
    for (x, y), (other_w, other_h) in labels:
        across = max(0.0, (w + other_w) / 2 + 6 - abs(place[0] - x))
        total += _LABEL * across * max(0.0, (h + other_h) / 2 + 4 - abs(place[1] - y)) / (w + h)
    for x, y in nodes:
        across = max(0.0, w / 2 + radius - abs(place[0] - x))
        total += _NODE * across * max(0.0, h / 2 + radius - abs(place[1] - y)) / h
    return total + _LINE * sum(_covered(place, w / 2, h / 2, line) for line in lines)


def _covered(place, half_w: float, half_h: float, line) -> float:
    """How much of `line` the label would hide: the length inside its box (Liang & Barsky's clipping)."""
    (x0, y0), (x1, y1) = line
    low, high = 0.0, 1.0
    for start, step, centre, half in ((x0, x1 - x0, place[0], half_w), (y0, y1 - y0, place[1], half_h)):
        if step == 0:
            if abs(start - centre) > half:
                return 0.0
            continue
        a, b = sorted(((centre - half - start) / step, (centre + half - start) / step))
        low, high = max(low, a), min(high, b)
    return max(0.0, high - low) * hypot(x1 - x0, y1 - y0)
