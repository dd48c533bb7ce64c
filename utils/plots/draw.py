"""A Scene on paper: the same page, panels and shapes as in the browser, drawn by matplotlib.

One unit of the page is one point of the figure.
"""

import numpy as np

from utils.plots import style
from utils.plots.layout import Place, page
from utils.plots.marks import PAINTERS
from utils.plots.shapes import text_width


def draw(scene, theme: str = "light", rows=None):
    """Draw `scene` (a `utils.demos.scene.Scene`) and return the matplotlib Figure, which no pyplot state refers to.

    Raises ValueError for a theme, scale or role that the house style does not know.
    """
    import matplotlib
    from matplotlib.figure import Figure

    if theme not in style.THEMES:
        raise ValueError(f"theme must be one of {', '.join(style.THEMES)}; got {theme!r}")
    sheet = page(scene, rows)
    with matplotlib.rc_context(style.rc(theme)):
        figure = Figure(figsize=(sheet.width / 72, sheet.height / 72), dpi=72)
        for panel, place in zip(scene.panels, sheet.places, strict=True):
            _panel(figure, sheet, panel, place, theme)
    return figure


def _panel(figure, sheet, panel, place: Place, theme: str) -> None:
    left, top, width, height = place.box
    axes = figure.add_axes(
        (left / sheet.width, 1 - (top + height) / sheet.height, width / sheet.width, height / sheet.height)
    )
    axes.set(xlim=place.xlim, ylim=place.ylim, autoscale_on=False)
    if panel.xlog:
        axes.set_xscale("log")
    if panel.ylog:
        axes.set_yscale("log")
    axes.set(xlim=place.xlim, ylim=place.ylim)
    if panel.axes:
        _axis(axes.xaxis, place.xticks)
        _axis(axes.yaxis, place.yticks)
        axes.set(xlabel=panel.xlabel, ylabel=panel.ylabel)
    else:
        axes.set_axis_off()
    for mark in panel.marks:
        PAINTERS[type(mark)](axes, mark, place, theme)
    if panel.title:
        axes.set_title(panel.title, fontweight="bold", pad=10 + style.KEY_ROW * len(place.keys))
    for row, marks in enumerate(reversed(place.keys)):
        words = [mark.label for mark in marks]
        half = (sum(48 + text_width(each, style.SMALL) for each in words) - 16) / 2
        middle = min(0.5, (sheet.width - half - left) / width)  # not over the edge of the page
        _key(axes, words, middle, 1 + row * style.KEY_ROW / height)


def _axis(axis, ticks) -> None:
    from matplotlib.ticker import NullLocator

    axis.set_ticks(np.array([value for value, _ in ticks]), labels=[words for _, words in ticks])
    axis.set_minor_locator(NullLocator())


def _key(axes, words: list[str], middle: float, above: float) -> None:
    """One row of the key: the swatches of the marks with these labels."""
    from matplotlib.legend import Legend

    handles = dict(zip(*reversed(axes.get_legend_handles_labels()), strict=True))
    row = Legend(
        axes,
        [handles[word] for word in words],
        words,
        loc="lower center",
        bbox_to_anchor=(middle, above),
        ncols=len(words),
        frameon=False,
        borderpad=0.2,
        borderaxespad=0.2,
        handlelength=26 / style.SMALL,
        handletextpad=6 / style.SMALL,
        columnspacing=16 / style.SMALL,
    )
    row.set_in_layout(False)
    axes.add_artist(row)
    row.set_clip_on(False)
