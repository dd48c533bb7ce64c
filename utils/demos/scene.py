"""A Scene: what a demonstration shows, as numbers. The browser, the printed page and the tests read the same one.

A demonstration is a pure function from a state to a Scene. It names *roles* ("signal", "hidden"), never colours:
`utils.plots.style` says which colour a role has, on paper and in the browser alike.
"""

from dataclasses import dataclass, field

import numpy as np


@dataclass(frozen=True, eq=False)
class Field:
    """Heat map: `values[row, column]` (float, shape (ny, nx)) over x = (low, high), y = (low, high); row 0 is at y low.

    `scale` is "diverging" (centred on `limits`' middle), "sequential" or "classes" (probability of signal, 0 to 1).
    """

    values: np.ndarray
    x: tuple[float, float]
    y: tuple[float, float]
    scale: str = "classes"
    limits: tuple[float, float] = (0.0, 1.0)
    contour: float | None = None


@dataclass(frozen=True, eq=False)
class Points:
    """Markers at (x, y), arrays of shape (n,). `group` (n,) of 0 and 1 gives colour *and* shape: background, signal."""

    x: np.ndarray
    y: np.ndarray
    group: np.ndarray | None = None
    role: str = "neutral"
    label: str = ""
    size: float = 1.0


@dataclass(frozen=True, eq=False)
class Line:
    """A curve through (x, y), arrays of shape (n,); NaN breaks it. `dash` tells curves apart where colour cannot."""

    x: np.ndarray
    y: np.ndarray
    role: str = "neutral"
    label: str = ""
    dash: bool = False
    width: float = 1.0


@dataclass(frozen=True, eq=False)
class Band:
    """A translucent strip between `low` and `high` over x, arrays of shape (n,): the spread over seeds, for one."""

    x: np.ndarray
    low: np.ndarray
    high: np.ndarray
    role: str = "neutral"
    label: str = ""


@dataclass(frozen=True, eq=False)
class Bars:
    """Histogram: `heights` (n,) between `edges` (n + 1,)."""

    edges: np.ndarray
    heights: np.ndarray
    role: str = "neutral"
    label: str = ""


@dataclass(frozen=True)
class Text:
    """Words at a place of the panel, in its coordinates; `align` is "left", "center" or "right"."""

    x: float
    y: float
    text: str
    role: str = "neutral"
    align: str = "center"


@dataclass(frozen=True)
class Node:
    """A node of a network diagram at (x, y) in panel coordinates.

    `kind` is "input", "hidden", "output", "bias" or "loss".
    """

    name: str
    x: float
    y: float
    kind: str
    label: str
    value: str = ""
    lit: bool = False


@dataclass(frozen=True)
class Edge:
    """An arrow between two nodes by name. `weight` sets width and colour of the line; `forward` and `backward` are the
    numbers written on it for either pass; `lit` marks the edge the reader is to look at now, `done` one that was lit,
    `back` one that is lit by the backward pass.

    `label` is what stands on the edge before any pass, such as "w₁₁ = 0.4" (short: some 14 characters)."""

    start: str
    end: str
    weight: float | None = None
    forward: str = ""
    backward: str = ""
    lit: bool = False
    done: bool = False
    label: str = ""
    back: bool = False


@dataclass(frozen=True)
class Network:
    """A network diagram: any graph of nodes and edges, drawn in the deck's colours."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, eq=False)
class Surface:
    """A landscape in three dimensions: `values[row, column]` as height and colour over x and y = (low, high).

    Seen from `azimuth` (walk around it) and `elevation` (above the ground), degrees. In the panel it is some 2 wide,
    around (0, 0); give that panel `axes=False` and `equal=True`. `seen` says where a point of space is in the panel.
    """

    values: np.ndarray
    x: tuple[float, float]
    y: tuple[float, float]
    limits: tuple[float, float]
    scale: str = "sequential"
    azimuth: float = 30.0
    elevation: float = 35.0
    tall: float = 0.8
    wires: bool = True

    def seen(self, x, y, z) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Panel coordinates of points (x, y, z), and how far behind the middle they are. `z` is cut to `limits`."""
        right, back, up = (
            2 * (np.clip(v, low, high) - low) / (high - low) - 1
            for v, (low, high) in ((x, self.x), (y, self.y), (z, self.limits))
        )
        turn, tilt = np.radians(self.azimuth), np.radians(self.elevation)
        across = (right * np.cos(turn) - back * np.sin(turn)) / np.sqrt(2)
        depth = (right * np.sin(turn) + back * np.cos(turn)) / np.sqrt(2)
        up = self.tall * up / 2
        return across, depth * np.sin(tilt) + up * np.cos(tilt), depth * np.cos(tilt) - up * np.sin(tilt)

    def corners(self) -> tuple[np.ndarray, np.ndarray]:
        """Panel coordinates of the box it stands in, eight points: the same from every value, so that nothing jumps."""
        x, y, z = np.meshgrid(self.x, self.y, self.limits)
        return self.seen(x.ravel(), y.ravel(), z.ravel())[:2]


Mark = Field | Points | Line | Band | Bars | Text | Network | Surface


@dataclass(frozen=True)
class Panel:
    """One pair of axes (or none, `axes=False`, for a diagram) with its marks, drawn in order.

    `xnames` are words at 0, 1, 2, … along x, in place of numbers.
    """

    marks: tuple[Mark, ...]
    title: str = ""
    xlabel: str = ""
    ylabel: str = ""
    xlim: tuple[float, float] | None = None
    ylim: tuple[float, float] | None = None
    xlog: bool = False
    ylog: bool = False
    equal: bool = False
    axes: bool = True
    xnames: tuple[str, ...] = ()


@dataclass(frozen=True)
class Scene:
    """Panels side by side, and in words what they show. `alt` is made from the same numbers as the marks.

    `formula` is a line of plain text (Unicode) to read beside the picture; `numbers` are the values a test asserts and
    the prose quotes, by name.
    """

    panels: tuple[Panel, ...]
    alt: str
    formula: str = ""
    numbers: dict[str, float] = field(default_factory=dict)

    def __post_init__(self):
        if not self.panels:
            raise ValueError("a Scene needs at least one Panel; got none")
        if not self.alt.strip():
            raise ValueError("a Scene needs alt text: one sentence that says what the picture shows")
