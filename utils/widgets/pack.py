"""A Scene as a message for the browser: what to draw as plain data, and every array as bytes.

Curves and points travel as float32, heat maps as one byte a cell: as much as a screen can show.
"""

import numpy as np

from utils.demos.scene import Band, Bars, Field, Line, Network, Points, Surface, Text
from utils.plots.diagram import diagram
from utils.plots.layout import page
from utils.plots.marks import contour
from utils.plots.shapes import packed
from utils.plots.surface import tiles


def pack(scene, rows=None) -> tuple[dict, list[bytes]]:
    """The message and its buffers; an array in the message is `{"buffer": index}` of float32 or, for a field, uint8.

    `rows` is how the panels stand on the page, as in `utils.plots.layout.page`.
    """
    buffers: list[bytes] = []
    sheet = page(scene, rows)
    panels = [_panel(panel, place, buffers) for panel, place in zip(scene.panels, sheet.places, strict=True)]
    size = {"width": sheet.width, "height": sheet.height}
    return {**size, "alt": scene.alt, "formula": scene.formula, "panels": panels}, buffers


def _panel(panel, place, buffers) -> dict:
    return {
        "box": [round(x, 2) for x in place.box],
        "xlim": place.xlim,
        "ylim": place.ylim,
        "xlog": panel.xlog,
        "ylog": panel.ylog,
        "axes": panel.axes,
        "title": panel.title,
        "xlabel": panel.xlabel,
        "ylabel": panel.ylabel,
        "xticks": place.xticks,
        "yticks": place.yticks,
        "keys": [[panel.marks.index(mark) for mark in row] for row in place.keys],
        "marks": [_PACKERS[type(mark)](mark, place, buffers) for mark in panel.marks],
    }


def _floats(values, buffers) -> dict:
    buffers.append(np.ascontiguousarray(np.atleast_1d(values), dtype="<f4").tobytes())
    return {"buffer": len(buffers) - 1}


def levels(values: np.ndarray, limits: tuple[float, float]) -> np.ndarray:
    """Values as bytes: 1 to 255 from the lower to the upper limit and clipped there, 0 where there is no number."""
    low, high = limits
    scaled = (np.asarray(values, dtype=float) - low) / (high - low)
    return np.where(np.isnan(scaled), 0, 1 + np.rint(254 * np.clip(np.nan_to_num(scaled), 0, 1))).astype(np.uint8)


def _field(mark, place, buffers) -> dict:
    buffers.append(levels(mark.values, mark.limits).tobytes())
    rows, columns = mark.values.shape
    image = {"rows": rows, "columns": columns, "x": mark.x, "y": mark.y, "scale": mark.scale}
    found = {"mark": "field", "values": {"buffer": len(buffers) - 1}, **image}
    if lines := [part for line in contour(mark) for part in (line, np.full((1, 2), np.nan))]:
        lines = np.concatenate(lines)
        found |= {"bx": _floats(lines[:, 0], buffers), "by": _floats(lines[:, 1], buffers)}
    return found


def _curve(mark, buffers) -> dict:
    return {
        "x": _floats(mark.x, buffers),
        "y": _floats(mark.y, buffers),
        "role": mark.role,
        "label": mark.label,
    }


def _points(mark, place, buffers) -> dict:
    group = None if mark.group is None else _floats(mark.group, buffers)
    return {"mark": "points", **_curve(mark, buffers), "group": group, "size": mark.size}


def _line(mark, place, buffers) -> dict:
    return {"mark": "line", **_curve(mark, buffers), "dash": mark.dash, "width": mark.width}


def _band(mark, place, buffers) -> dict:
    """Once around the strip: along its upper rim and back along the lower one."""
    x, low, high = (np.asarray(side, dtype=float) for side in (mark.x, mark.low, mark.high))
    seen = np.isfinite(x) & np.isfinite(low) & np.isfinite(high)
    x, low, high = x[seen], low[seen], high[seen]
    rim = {"x": _floats(np.append(x, x[::-1]), buffers), "y": _floats(np.append(high, low[::-1]), buffers)}
    return {"mark": "band", **rim, "role": mark.role, "label": mark.label}


def _bars(mark, place, buffers) -> dict:
    sides = {"x": _floats(mark.edges, buffers), "y": _floats(mark.heights, buffers)}
    return {"mark": "bars", **sides, "role": mark.role, "label": mark.label}


def _surface(mark, place, buffers) -> dict:
    """A tile is named by its first corner; the others follow from how many columns there are."""
    vertices, around, values = tiles(mark)
    buffers += [around[:, 0].astype("<f4").tobytes(), levels(values, mark.limits).tobytes()]
    tile = {"first": {"buffer": len(buffers) - 2}, "levels": {"buffer": len(buffers) - 1}}
    x, y = (_floats(side, buffers) for side in vertices.round(3).T)
    look = {"columns": mark.values.shape[1], "scale": mark.scale, "wires": mark.wires}
    return {"mark": "surface", "x": x, "y": y, **tile, **look}


def _text(mark, place, buffers) -> dict:
    words = {"text": mark.text, "role": mark.role, "align": mark.align}
    return {"mark": "text", "x": float(mark.x), "y": float(mark.y), **words}


def _network(mark, place, buffers) -> dict:
    shapes = diagram(mark, place.box, place.xlim, place.ylim)
    return {"mark": "network", "shapes": [packed(shape) for shape in shapes]}


_PACKERS = {
    Field: _field,
    Points: _points,
    Line: _line,
    Band: _band,
    Bars: _bars,
    Text: _text,
    Network: _network,
    Surface: _surface,
}
