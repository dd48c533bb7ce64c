"""Each kind of mark, drawn by matplotlib into a pair of axes."""

import numpy as np

from utils.demos.scene import Band, Bars, Field, Line, Network, Points, Surface, Text
from utils.plots.diagram import diagram
from utils.plots.shapes import Box, Disc, Path
from utils.plots.style import colormap, colour
from utils.plots.surface import tiles

MARKERS = ("o", "^")  # background, signal: told apart by shape too
CLASSES = ("background", "signal")


def field(axes, mark, place, theme) -> None:
    low, high = mark.limits
    axes.imshow(
        np.ma.masked_invalid(mark.values),
        extent=(*mark.x, *mark.y),
        origin="lower",
        aspect="auto",
        interpolation="bilinear",
        cmap=colormap(mark.scale, theme),
        vmin=low,
        vmax=high,
        zorder=0.5,
    )
    axes.grid(False)
    for line in contour(mark):
        axes.plot(line[:, 0], line[:, 1], color=colour("text", theme), linewidth=2, zorder=2)


def contour(mark) -> list[np.ndarray]:
    """The lines (n, 2) on which a Field takes its `contour` value; none if it asks for none."""
    if mark.contour is None:
        return []
    from contourpy import contour_generator

    rows, columns = mark.values.shape
    x = np.linspace(*mark.x, columns + 1)
    y = np.linspace(*mark.y, rows + 1)
    values = np.ma.masked_invalid(mark.values)
    return contour_generator((x[1:] + x[:-1]) / 2, (y[1:] + y[:-1]) / 2, values).lines(mark.contour)


def points(axes, mark, place, theme) -> None:
    area = 38 * mark.size**2
    rim = {"edgecolors": colour("surface", theme), "linewidths": 0.8 * min(1.0, mark.size**2), "zorder": 3}
    x, y = np.atleast_1d(mark.x), np.atleast_1d(mark.y)
    if mark.group is None:
        axes.scatter(x, y, area, colour(mark.role, theme), label=mark.label or None, **rim)
        return
    for group, (marker, role) in enumerate(zip(MARKERS, CLASSES, strict=True)):
        mine = np.asarray(mark.group) == group
        label = mark.label or None if group else None
        axes.scatter(x[mine], y[mine], area, colour(role, theme), marker=marker, label=label, **rim)


def line(axes, mark, place, theme) -> None:
    axes.plot(
        np.asarray(mark.x, dtype=float),
        np.asarray(mark.y, dtype=float),
        color=colour(mark.role, theme),
        linewidth=2.5 * mark.width,
        linestyle=(0, (5, 3)) if mark.dash else "-",
        label=mark.label or None,
        zorder=2.5,
    )


def band(axes, mark, place, theme) -> None:
    role = colour(mark.role, theme)
    axes.fill_between(
        mark.x, mark.low, mark.high, color=role, alpha=0.25, linewidth=0, label=mark.label or None, zorder=1.5
    )


def bars(axes, mark, place, theme) -> None:
    role = colour(mark.role, theme)
    axes.stairs(mark.heights, mark.edges, fill=True, color=role, alpha=0.35, label=mark.label or None, zorder=2)
    axes.stairs(mark.heights, mark.edges, color=role, linewidth=1.5, zorder=2.2)


def text(axes, mark, place, theme) -> None:
    axes.text(mark.x, mark.y, mark.text, color=colour(mark.role, theme), ha=mark.align, va="center", zorder=5)


def surface(axes, mark, place, theme) -> None:
    from matplotlib.collections import PolyCollection

    vertices, around, values = tiles(mark)
    heights = PolyCollection(vertices[around], cmap=colormap(mark.scale, theme), linewidths=0.6, zorder=1)
    heights.set(array=values, clim=mark.limits, edgecolors=colour("frame", theme) if mark.wires else "face")
    axes.add_collection(heights, autolim=False)


def network(axes, mark, place, theme) -> None:
    """Shapes are in page units; a transform of our own takes them to the axes."""
    from matplotlib.transforms import Affine2D

    left, top, width, height = place.box
    to_axes = Affine2D().translate(-left, -top).scale(1 / width, -1 / height).translate(0, 1) + axes.transAxes
    for shape in diagram(mark, place.box, place.xlim, place.ylim):
        _shape(axes, shape, to_axes, theme)


def _shape(axes, shape, to_axes, theme) -> None:
    from matplotlib import patches, patheffects
    from matplotlib.lines import Line2D

    dash = {"linestyle": (0, (3, 2))} if getattr(shape, "dash", False) else {}
    common = {"transform": to_axes, "clip_on": False, "zorder": 4, **dash}
    role = colour(shape.role, theme) if shape.role else "none"
    fill = colour(shape.fill, theme) if getattr(shape, "fill", "") else "none"
    if isinstance(shape, Path) and not shape.fill:
        x, y = zip(*shape.points, strict=True)
        options = {"color": role, "linewidth": shape.width, "alpha": shape.alpha, "solid_capstyle": "round"}
        axes.add_line(Line2D(x, y, **options, **common))
    elif isinstance(shape, Path):
        axes.add_patch(patches.Polygon(shape.points, facecolor=fill, linewidth=0, **common))
    elif isinstance(shape, Disc):
        ring = {"facecolor": fill, "edgecolor": role, "linewidth": shape.width}
        axes.add_patch(patches.Circle((shape.x, shape.y), shape.r, **ring, **common))
    elif isinstance(shape, Box):
        corner = shape.x - shape.w / 2 + shape.r, shape.y - shape.h / 2 + shape.r
        rounded = patches.BoxStyle("Round", pad=shape.r, rounding_size=shape.r)
        inner = shape.w - 2 * shape.r, shape.h - 2 * shape.r
        rim = {"facecolor": fill, "edgecolor": role, "linewidth": shape.width}
        axes.add_patch(patches.FancyBboxPatch(corner, *inner, boxstyle=rounded, **rim, **common))
    else:
        rim = [patheffects.withStroke(linewidth=4, foreground=colour("surface", theme))] if shape.halo else None
        words = {"fontsize": shape.size, "fontweight": "bold" if shape.bold else "normal", "path_effects": rim}
        place = {"ha": shape.align, "va": "center_baseline", "color": role}
        axes.text(shape.x, shape.y, shape.text, **words, **place, **common)


PAINTERS = {
    Field: field,
    Points: points,
    Line: line,
    Band: band,
    Bars: bars,
    Text: text,
    Network: network,
    Surface: surface,
}
