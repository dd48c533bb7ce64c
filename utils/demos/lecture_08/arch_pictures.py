"""Small pictures of lecture 08: an array of pixels as a panel."""

import numpy as np

from utils.demos.scene import Field, Panel

SHARP = 6  # a field is drawn smooth: each pixel is repeated, so that its edges can be seen


def picture(pixels: np.ndarray, title: str, scale: str = "sequential", limits=(0.0, 1.0), marks=()) -> Panel:
    """`pixels` (rows, columns), the first row on top; `marks` are drawn over it."""
    height, width = pixels.shape
    sharp = np.repeat(np.repeat(pixels[::-1], SHARP, axis=0), SHARP, axis=1)
    field = Field(sharp, (0.0, float(width)), (0.0, float(height)), scale, limits)
    return Panel((field, *marks), title, xlim=(0, width), ylim=(0, height), equal=True)


def both_ways(values: np.ndarray) -> tuple[float, float]:
    """Limits around 0 that hold all `values`."""
    most = float(np.abs(values).max()) or 1.0
    return -most, most
