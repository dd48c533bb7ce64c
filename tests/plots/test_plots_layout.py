"""Where panels, ranges and ticks fall."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from utils.demos.scene import Band, Bars, Field, Line, Network, Node, Panel, Points, Scene, Text
from utils.plots.layout import page
from utils.plots.style import LINE
from utils.plots.ticks import named, rows, ticks

reasonable = st.floats(-1e6, 1e6).map(lambda x: round(x, 6))


@given(low=reasonable, span=st.floats(1e-3, 1e6), about=st.integers(3, 7))
def test_ticks_are_inside_and_three_at_least(low, span, about):
    high = low + span
    found = ticks(low, high, about=about)
    values = np.array([value for value, _ in found])
    assert 3 <= len(found) <= 3 * about
    assert values.min() >= low - 1e-6 * span
    assert values.max() <= high + 1e-6 * span
    assert np.allclose(np.diff(values), values[1] - values[0])


def test_ticks_say_what_they_are():
    assert ticks(-1, 1) == [(-1.0, "−1.0"), (-0.5, "−0.5"), (0.0, "0.0"), (0.5, "0.5"), (1.0, "1.0")]
    assert ticks(1e-3, 1e3, log=True, about=7)[0] == (1e-3, "10⁻³")
    assert ticks(float("nan"), 1) == []


def scene(*panels) -> Scene:
    return Scene(panels, "a test")


@pytest.mark.parametrize("diagrams", range(4))
@pytest.mark.parametrize("plain", range(5))
def test_panels_stay_on_the_page_and_apart(diagrams, plain):
    if diagrams + plain == 0:
        return
    axes = Panel((Line(np.arange(3.0), np.arange(3.0), label="a"),), "title", "x", "y")
    sheet = page(scene(*[Panel((Network((), ()),), axes=False)] * diagrams, *[axes] * plain))
    boxes = [place.box for place in sheet.places]
    for i, (left, top, width, height) in enumerate(boxes):
        assert min(left, top) >= 0
        assert left + width <= sheet.width
        assert top + height <= sheet.height
        assert min(width, height) > 100
        for x, y, w, h in boxes[:i]:
            assert x + w <= left or y + h <= top


def test_a_range_holds_every_mark():
    x, y = np.array([0.0, 10.0, np.nan]), np.array([-3.0, np.nan, 7.0])
    marks = (
        Line(x, y),
        Points(np.array([12.0]), np.array([0.0])),
        Text(-1.0, 9.0, "high"),
        Band(np.array([0.0, 1.0]), np.array([-8.0, 0.0]), np.array([0.0, 1.0])),
    )
    (place,) = page(scene(Panel(marks))).places
    assert place.xlim[0] < -1 < 12 < place.xlim[1]
    assert place.ylim[0] < -8 < 9 < place.ylim[1]


def test_a_histogram_stands_on_its_axis_and_a_map_fills_its_panel():
    (bars,) = page(scene(Panel((Bars(np.arange(4.0), np.array([1.0, 5.0, 2.0])),)))).places
    assert bars.xlim == (0.0, 3.0)
    assert bars.ylim[0] == 0.0
    far = Points(np.array([9.0]), np.array([9.0]))
    (map_,) = page(scene(Panel((Field(np.zeros((2, 2)), (-1, 1), (-2, 2)), far)))).places
    assert (map_.xlim, map_.ylim) == ((-1, 1), (-2, 2))


def test_a_logarithmic_range_ignores_what_has_no_logarithm():
    (place,) = page(scene(Panel((Line(np.arange(3.0), np.array([0.0, 1e-3, 10.0])),), ylog=True))).places
    assert 0 < place.ylim[0] < 1e-3
    assert 10 < place.ylim[1] < 1e3


@pytest.mark.parametrize("marks", [(), (Line(np.array([np.nan]), np.array([np.nan])),), (Text(2.0, 2.0, "alone"),)])
def test_an_empty_panel_has_a_range_all_the_same(marks):
    (place,) = page(scene(Panel(marks))).places
    assert place.xlim[0] < place.xlim[1]
    assert place.ylim[0] < place.ylim[1]


def test_equal_axes_have_one_scale():
    (place,) = page(scene(Panel((Text(0, 0, "."),), xlim=(0, 4), ylim=(0, 1), equal=True))).places
    assert place.box[2] / 4 == pytest.approx(place.box[3])


def test_a_lone_node_has_a_place():
    (place,) = page(scene(Panel((Network((Node("a", 1, 1, "input", "a"),), ()),), axes=False))).places
    assert place.xlim[0] < 1 < place.xlim[1]


@pytest.mark.parametrize(("labels", "rows"), [([], 0), (["a", "b"], 1), (["a rather long label"] * 5, 5)])
def test_a_key_takes_as_many_rows_as_it_needs(labels, rows):
    marks = tuple(Line(np.arange(2.0), np.arange(2.0), label=label) for label in labels)
    narrow = page(scene(*[Panel(marks)] * 3)).places[0]
    assert len(narrow.keys) == rows
    assert [mark for row in narrow.keys for mark in row] == list(marks)
    assert narrow.box[1] == 8 + 24 * rows


def test_names_take_the_place_of_numbers_and_stay_apart():
    bars = tuple(Bars(np.array([i - 0.4, i + 0.4]), np.array([1.0])) for i in range(3))
    names = "forest", "ten times the size", "convolution"
    (plain,), (place,) = (page(scene(Panel(bars, xnames=each))).places for each in ((), names))
    assert [x for x, _ in place.xticks] == [0, 1, 2]
    assert " ".join(place.xticks[1][1].split()) == names[1]
    wide = named(names, 100.0)
    assert wide[1][1] == "ten times\nthe size"
    assert place.box[3] == plain.box[3] - LINE * (rows(place.xticks) - 1)
    assert named(names, 60.0)[1][1].startswith("\n")  # a name wider than its room: every other one stands lower
