"""The arrays of a packed scene as fine as a screen can show and no finer: a recording of them is half as large."""

import numpy as np

STEPS = 4096  # along an axis, more than the pixels of a panel
SIDES = {"x": "x", "bx": "x", "y": "y", "by": "y"}  # which axis an array of a mark lies along


def coarse(message: dict, buffers: list[bytes]) -> tuple[list[bytes], list[bool]]:
    """The buffers of `message` (utils.widgets.pack) rounded along their axes, and which of them hold float32.

    A value moves by at most half a STEPS-th of its linear axis, or of itself on a logarithmic one.
    Those of float32 come as planes, all first bytes, then all second ones: neighbours are alike and compress.
    """
    rounded, floats = list(buffers), [False] * len(buffers)
    for panel in message["panels"]:
        for mark in panel["marks"]:
            for name, axis in SIDES.items():
                if isinstance(ref := mark.get(name), dict):
                    values = np.frombuffer(buffers[ref["buffer"]], "<f4")
                    rounded[ref["buffer"]] = _planes(_round(values, panel[f"{axis}lim"], panel[f"{axis}log"]))
                    floats[ref["buffer"]] = True
    return rounded, floats


def _round(values: np.ndarray, limits: tuple[float, float], log: bool) -> np.ndarray:
    """To multiples of a power of two: the last bits of such numbers are 0."""
    size = np.where(values == 0, 1.0, np.abs(values)) if log else limits[1] - limits[0]
    step = 2.0 ** np.floor(np.log2(size / STEPS))
    return np.round(values / step) * step


def _planes(values: np.ndarray) -> bytes:
    return values.astype("<f4").view(np.uint8).reshape(-1, 4).T.tobytes()
