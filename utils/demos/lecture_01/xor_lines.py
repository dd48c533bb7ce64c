"""XOR (deck: D5): four points, every line there is, and none that puts all four on the right side."""

from functools import cache
from typing import Annotated

import numpy as np

from utils.demos.controls import Slider
from utils.demos.scene import Field, Line, Panel, Points, Scene, Text

POINTS = np.array([[0.0, 0.0], [1.0, 1.0], [1.0, 0.0], [0.0, 1.0]])
XOR = np.array([0, 0, 1, 1])
CENTRE = np.array([0.5, 0.5])
ANGLES, SHIFTS = np.arange(0, 361, 2.0), np.arange(-100, 101) / 100
LABELLED = [(angle, shift) for angle in (45, 135, 225, 315) for shift in (-0.4, 0.4)] + [(180, 0.85), (180, -0.85)]


def xor_line(
    angle: Annotated[float, Slider(0, 360, 5, unit="°", label="signal side points to")] = 0.0,
    shift: Annotated[float, Slider(-1, 1, 0.05, label="shift from the middle")] = 0.2,
) -> Scene:
    """Your line; beside it the map of all lines, coloured by how many of the four points each gets right."""
    found = sides(np.array([angle]), np.array([shift]))[0, 0]
    right = count_right(angle, shift)
    w = _normal(np.array([angle]))[0]
    along = (CENTRE + shift * w)[:, None] + np.outer([-w[1], w[0]], [-3.0, 3.0])
    grid = np.stack(np.meshgrid(np.linspace(-0.6, 1.6, 45), np.linspace(-0.6, 1.6, 45)), axis=-1)
    wrong = POINTS[found != XOR]
    plane = Panel(
        (
            Field(((grid - CENTRE) @ w > shift).astype(float), (-0.6, 1.6), (-0.6, 1.6)),
            Line(along[0], along[1], "text", width=1.4),
            Points(POINTS[:, 0], POINTS[:, 1], XOR, size=2.6),
            *(Text(x, y + 0.2, "wrong") for x, y in wrong),
        ),
        f"your line: {right} of 4 right",
        "x₁",
        "x₂",
        (-0.6, 1.6),
        (-0.6, 1.6),
        equal=True,
    )
    every = all_lines()
    lines = Panel(
        (
            Field(every.T, (0.0, 360.0), (-1.0, 1.0), "diverging", (0.0, 4.0)),
            *(Text(a, s, f"{count_right(a, s)} right") for a, s in LABELLED),
            Points(np.array([angle]), np.array([shift]), role="text", size=2.4),
        ),
        f"every line: never more than {int(every.max())}",
        "angle / °",
        "shift",
        (0, 360),
        (-1, 1),
    )
    words = (
        f"this line gets {right} of the 4 points right; of {every.size} lines none gets more than {int(every.max())}"
    )
    alt = f"The four points of XOR and a line; beside it a map of all lines by angle and shift. {words}."
    return Scene((plane, lines), alt, words, {"right": right, "most": int(every.max())})


def sides(angles: np.ndarray, shifts: np.ndarray) -> np.ndarray:
    """The class (0 or 1) that each line gives each of the four points: shape (angles, shifts, 4)."""
    along = (POINTS - CENTRE) @ _normal(angles).T  # (4, angles)
    return (along.T[:, None, :] > shifts[None, :, None]).astype(int)


def count_right(angle: float, shift: float) -> int:
    """How many of the four points one line gets right."""
    return int((sides(np.array([angle]), np.array([shift])) == XOR).sum())


@cache
def all_lines() -> np.ndarray:
    """How many of the four points each line of the map gets right: shape (angles, shifts)."""
    return (sides(ANGLES, SHIFTS) == XOR).sum(axis=2).astype(float)


def divisions(angles: int, shifts: int) -> set[tuple[int, ...]]:
    """The ways to label the four points that lines of a grid can produce, of the 16 that there are."""
    found = sides(np.linspace(0, 360, angles, endpoint=False) + 0.5, np.linspace(-1, 1, shifts))
    return {tuple(map(int, row)) for row in np.unique(found.reshape(-1, 4), axis=0)}


def _normal(angles: np.ndarray) -> np.ndarray:
    return np.column_stack([np.cos(np.radians(angles)), np.sin(np.radians(angles))])
