"""Pictures on paper: alt text that survives, every mark drawn, the same bytes every time."""

import numpy as np
import pytest
from bs4 import BeautifulSoup
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from nbconvert import HTMLExporter
from nbformat.v4 import new_code_cell, new_notebook, new_output

from utils.demos.lecture_04.backpropagation import stepper
from utils.demos.scene import Band, Bars, Field, Line, Panel, Points, Scene, Text
from utils.plots import draw, figure, show


def everything() -> Scene:
    """One scene with every kind of mark but the diagram, and holes in the numbers."""
    x = np.linspace(0, 1, 5)
    values = np.outer(x, x)
    values[0, 0] = np.nan
    left = Panel(
        (
            Field(values, (0, 1), (0, 1), "sequential", (0, 1), contour=0.3),
            Points(x, x, group=np.array([0, 1, 0, 1, 0]), label="signal"),
            Text(0.5, 0.5, "here", "muted"),
        ),
        "map",
        equal=True,
    )
    right = Panel(
        (
            Bars(np.linspace(0, 1, 4), np.array([1.0, 3.0, 2.0]), "hidden", "counts"),
            Band(x, x, x + 1, "train", "spread"),
            Line(x, np.where(x == 0.5, np.nan, x + 0.1), "test", "mean", dash=True),
            Points(x, x + 1, role="sixth"),
        ),
        xlabel="x (GeV)",
        ylabel="y",
        ylog=True,
    )
    return Scene((left, right), 'A map & a "histogram" <of nothing>')


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("scene", [everything(), stepper(step=12)], ids=["marks", "network"])
def test_every_mark_is_drawn(scene, theme):
    canvas = FigureCanvasAgg(draw(scene, theme))
    canvas.draw()
    pixels = np.asarray(canvas.buffer_rgba())[..., :3]
    assert len(np.unique(pixels.reshape(-1, 3), axis=0)) > 100


def test_alt_text_survives_in_an_exported_notebook():
    data = show(everything())._repr_mimebundle_()
    cell = new_code_cell("show(scene)", outputs=[new_output("display_data", data=data)])
    html, _ = HTMLExporter().from_notebook_node(new_notebook(cells=[cell]))
    assert [image["alt"] for image in BeautifulSoup(html, "html.parser").find_all("img")] == [everything().alt]


def test_without_a_front_end_the_alt_text_stands_for_the_picture():
    picture = show(everything())
    assert picture._repr_mimebundle_()["text/plain"] == everything().alt
    assert repr(picture) == f"Picture: {everything().alt}"


@pytest.mark.parametrize("format", ["png", "svg"])
def test_the_same_picture_is_the_same_bytes(format):
    assert show(everything(), format=format).data == show(everything(), format=format).data


@pytest.mark.parametrize("alt", ["", "  ", None])
def test_a_picture_without_words_is_refused(alt):
    with pytest.raises(ValueError, match="alt must be a sentence that says what the picture shows"):
        figure(Figure(), alt)


def test_other_mistakes_are_named():
    with pytest.raises(ValueError, match='format must be "png" or "svg"; got \'jpg\''):
        figure(Figure(), "A picture.", format="jpg")
    with pytest.raises(ValueError, match="theme must be one of light, dark; got 'blue'"):
        draw(everything(), theme="blue")
    purple = Scene((Panel((Text(0, 0, "x", "purple"),)),), "purple")
    with pytest.raises(ValueError, match="role 'purple' has no colour"):
        draw(purple)


def test_nothing_stays_open():
    from matplotlib import pyplot

    before = pyplot.get_fignums()
    draw(everything())
    assert pyplot.get_fignums() == before
