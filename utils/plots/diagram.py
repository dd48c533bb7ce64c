"""A Network mark as shapes: the deck's red, green and blue nodes, and arrows that carry the numbers of both passes.

What is lit is told by width, a halo and a large arrow head, not by colour alone; what is done has a tick.
"""

from math import ceil, hypot, tanh

from utils.plots.placement import spread
from utils.plots.shapes import Box, Disc, Path, Shape, Word, text_width

NUMBER = 14.6  # size of the numbers on arrows and in nodes: 18 pixels on the narrowest slide (utils/slides/stage.py)
ROW = 1.25 * NUMBER
ROOM = 32.0  # a label keeps room in steps of this width, so that it stays where it is while its number changes
FLAT = 0.25  # an arrow flatter than this carries its numbers above and below itself


def diagram(network, box, xlim, ylim) -> list[Shape]:
    """Shapes of `network` in page units; `box` is (left, top, width, height) of the panel, y upwards in `ylim`.

    Raises ValueError if an arrow begins or ends at a node that is not there.
    """
    left, top, width, height = box
    at = {
        node.name: (
            left + width * (node.x - xlim[0]) / (xlim[1] - xlim[0]),
            top + height * (ylim[1] - node.y) / (ylim[1] - ylim[0]),
        )
        for node in network.nodes
    }
    for edge in network.edges:
        for name in (edge.start, edge.end):
            if name not in at:
                raise ValueError(f"Edge({edge.start!r}, {edge.end!r}): there is no node {name!r}, only {', '.join(at)}")
    radius = _radius(list(at.values()), any(node.value for node in network.nodes))
    arrows = [_Arrow(edge, at[edge.start], at[edge.end], radius) for edge in network.edges]
    halos = [halo for arrow in arrows if arrow.edge.lit for halo in arrow.halo()]
    lines = [shape for arrow in sorted(arrows, key=lambda a: a.edge.lit) for shape in arrow.line()]
    numbers = _numbers(arrows, list(at.values()), radius)
    return [
        *halos,
        *lines,
        *(shape for node in network.nodes for shape in _node(node, at[node.name], radius)),
        *numbers,
    ]


def _radius(places, with_values: bool) -> float:
    beside = 0.68 if with_values else 1.0  # arrows between such nodes have something to say
    gaps = [hypot(beside * (a[0] - b[0]), a[1] - b[1]) for i, a in enumerate(places) for b in places[:i]]
    return max(3.0, min(33.0 if with_values else 24.0, 0.4 * min(gaps, default=100.0)))


class _Arrow:
    """One edge between the rims of its two nodes."""

    def __init__(self, edge, start, end, radius):
        self.edge, self.radius = edge, radius
        length = hypot(end[0] - start[0], end[1] - start[1]) or 1.0
        self.along = (end[0] - start[0]) / length, (end[1] - start[1]) / length
        rim = min(radius + 3, 0.45 * length)
        self.start = start[0] + rim * self.along[0], start[1] + rim * self.along[1]
        self.end = end[0] - rim * self.along[0], end[1] - rim * self.along[1]
        self.room = max(0.0, length - 2 * rim)
        self.flat = abs(self.along[1]) < FLAT * abs(self.along[0])

    @property
    def back(self) -> bool:
        """Is this the arrow of a step of the backward pass?"""
        return bool(self.edge.lit and (self.edge.back or self.edge.backward))

    @property
    def above(self) -> float:
        """How far above a flat arrow its label stands."""
        return 6 + self.width / 2 + 0.65 * NUMBER if self.flat else 0.0

    @property
    def box(self) -> tuple[float, float]:
        """Width and height kept for its label."""
        width = text_width(self.edge.label or self.edge.forward, NUMBER) + 10
        return ROOM * ceil(width / ROOM), ROW + 4

    @property
    def width(self) -> float:
        strength = 1.6 if self.edge.weight is None else 1.0 + 4.0 * tanh(abs(self.edge.weight) / 2)
        return max(4.5, strength + 2) if self.edge.lit else strength

    @property
    def role(self) -> str:
        weight = self.edge.weight
        if self.edge.lit:
            return "backward" if self.back else "forward"
        return "link" if not weight else "positive" if weight > 0 else "negative"

    def halo(self) -> list[Shape]:
        return [Path((self.start, self.end), "halo", self.width + 12, 0.6)]

    def line(self) -> list[Shape]:
        """The line and its head, which points the way the numbers flow: backwards in the backward pass."""
        (dx, dy), tip, tail = self.along, self.end, self.start
        if self.back:
            dx, dy, tip, tail = -dx, -dy, tail, tip
        size = min((9.0 if self.radius > 12 else 4.0) + 1.4 * self.width, 0.6 * self.room)
        base = tip[0] - size * dx, tip[1] - size * dy
        wing = 0.45 * size
        head = tip, (base[0] - wing * dy, base[1] + wing * dx), (base[0] + wing * dy, base[1] - wing * dx)
        return [Path((tail, base), self.role, self.width), Path(head, self.role, 0.0, fill=self.role)]


def _numbers(arrows, nodes, radius) -> list[Shape]:
    """The words of every arrow that has some, each where it hides least."""
    spoken = [arrow for arrow in arrows if arrow.edge.label or arrow.edge.forward or arrow.edge.backward]
    ends = tuple(tuple((x, y - arrow.above) for x, y in (arrow.start, arrow.end)) for arrow in spoken)
    places = spread(ends, tuple(arrow.box for arrow in spoken), tuple(nodes), radius)
    found, ticks = [], []
    for arrow, place in zip(spoken, places, strict=True):
        shapes, corner = _beside(arrow, place) if arrow.flat else _chip(arrow.edge, place)
        found += shapes
        ticks += _tick(*corner) if arrow.edge.done and not arrow.edge.lit else []
    return found + ticks


def _rows(edge) -> list[tuple[str, str]]:
    """The lines of text of an arrow with their roles."""
    lines = (edge.label, "text"), (edge.forward, "text"), (edge.backward, "backward")
    return [(text, role) for text, role in lines if text]


def _chip(edge, place) -> tuple[list[Shape], tuple[float, float]]:
    """A label that stands on its arrow, and the corner for its tick."""
    x, y = place
    lines = _rows(edge)
    w, h = max(text_width(text, NUMBER) for text, _ in lines) + 10, ROW * len(lines) + 4
    rim = ("backward" if edge.back or edge.backward else "forward") if edge.lit else ""
    shapes = [Box(x, y, w, h, 5.0, rim, "surface", 2.0 if rim else 0.0)]
    for i, (text, role) in enumerate(lines):
        shapes.append(Word(x, y + ROW * (i - (len(lines) - 1) / 2), text, role, NUMBER, edge.lit))
    return shapes, (x + w / 2, y - h / 2 + 3)


def _beside(arrow, place) -> tuple[list[Shape], tuple[float, float]]:
    """Numbers above (forward) and below (backward) a flat arrow, clear of the nodes if too wide; its tick is on it."""
    edge, x, y = arrow.edge, place[0], place[1] + arrow.above
    shapes: list[Shape] = []
    for side, role in ((-1, "text"), (1, "backward")):
        words = [text for text, whose in _rows(edge) if whose == role]
        wide = max((text_width(text, NUMBER) for text in words), default=0.0) > arrow.room + 0.5 * arrow.radius
        gap = arrow.radius + 8 if wide else arrow.above
        for i, text in enumerate(words):
            shapes.append(Word(x, y + side * (gap + ROW * i), text, role, NUMBER, edge.lit, halo=True))
    return shapes, (x, y)


def _tick(x: float, y: float) -> list[Shape]:
    mark = (x - 3.5, y), (x - 1, y + 3), (x + 4, y - 3.5)
    return [Disc(x, y, 7.5, "surface", "backward", 1.5), Path(mark, "surface", 2.0)]


def _node(node, place, radius) -> list[Shape]:
    """Circle, square (loss) or dashed circle (bias), with its label, and its value inside."""
    x, y = place
    kind = node.kind
    shapes: list[Shape] = []
    side = 1.9 * radius
    if node.lit and kind == "loss":
        shapes.append(Box(x, y, side + 16, side + 16, 12.0, "halo", "halo", 0.0))
    elif node.lit:
        shapes.append(Disc(x, y, radius + 8, "halo", "halo", 0.0))
    width = (4.0 if node.lit else 2.5) if radius > 12 else 1.5
    if kind == "loss":
        shapes.append(Box(x, y, side, side, 6.0, kind, f"{kind} fill", width))
    else:
        shapes.append(Disc(x, y, radius, kind, f"{kind} fill", width, dash=kind == "bias"))
    if radius >= 11 and node.label:
        size = min(17.0, 0.75 * radius, 1.7 * radius / max(1e-9, text_width(node.label, 1.0)))
        shapes.append(Word(x, y - (0.38 * radius if node.value else 0), node.label, "text", size, bold=True))
    if node.value and radius >= 18:
        size = min(NUMBER, 1.9 * radius / max(1e-9, text_width(node.value, 1.0)))
        shapes.append(Word(x, y + 0.3 * radius, node.value, "text", size, node.lit))
    return shapes
