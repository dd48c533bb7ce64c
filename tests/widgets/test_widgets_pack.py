"""Scenes as messages: what arrives in the browser is what the Scene says."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from utils.demos.scene import Band, Bars, Edge, Field, Line, Network, Node, Panel, Points, Scene, Text
from utils.plots import style
from utils.widgets.pack import levels, pack


def packed_mark(mark, **panel) -> tuple[dict, list[bytes]]:
    message, buffers = pack(Scene((Panel((mark,), **panel),), "one mark"))
    json.dumps(message)  # nothing in it but plain data
    return message["panels"][0]["marks"][0], buffers


def floats(reference, buffers) -> np.ndarray:
    return np.frombuffer(buffers[reference["buffer"]], "<f4")


def test_words_and_size_travel():
    message, _ = pack(Scene((Panel((), "t", "x", "y"),), "alt", "a = 1"))
    assert (message["alt"], message["formula"]) == ("alt", "a = 1")
    assert [message["panels"][0][key] for key in ("title", "xlabel", "ylabel")] == ["t", "x", "y"]
    assert message["width"] > message["height"] > 0


def test_a_curve_travels_as_float32_with_its_breaks():
    mark, buffers = packed_mark(
        Line(np.array([0, 1, 2]), np.array([1.5, np.nan, 3]), "test", "loss", dash=True, width=2)
    )
    assert np.array_equal(floats(mark["x"], buffers), [0, 1, 2])
    assert np.array_equal(floats(mark["y"], buffers), [1.5, np.nan, 3], equal_nan=True)
    assert {key: mark[key] for key in ("mark", "role", "label", "dash", "width")} == {
        "mark": "line", "role": "test", "label": "loss", "dash": True, "width": 2,
    }  # fmt: skip


def test_points_travel_with_their_group_or_role():
    x = np.array([0.25, 0.5])
    mark, buffers = packed_mark(Points(x, -x, group=np.array([True, False])))
    assert np.array_equal(floats(mark["group"], buffers), [1, 0])
    assert np.array_equal(floats(mark["y"], buffers), -x)
    assert packed_mark(Points(x, x, role="sixth"))[0]["group"] is None


def test_a_band_goes_around_its_rim():
    nan = np.nan
    mark, buffers = packed_mark(Band(np.arange(3.0), np.array([0, nan, 2.0]), np.array([5, 6, 7.0])))
    assert np.array_equal(floats(mark["x"], buffers), [0, 2, 2, 0])
    assert np.array_equal(floats(mark["y"], buffers), [5, 7, 2, 0])


def test_bars_keep_one_edge_more_than_heights():
    mark, buffers = packed_mark(Bars(np.arange(4.0), np.array([1.0, 0.0, 2.0])))
    assert len(floats(mark["x"], buffers)) == len(floats(mark["y"], buffers)) + 1


def test_a_text_travels_as_words():
    mark, buffers = packed_mark(Text(1, 2, "here", "muted", "left"))
    assert (mark["x"], mark["y"], mark["text"], mark["align"], buffers) == (1.0, 2.0, "here", "left", [])


def test_a_diagram_travels_as_shapes_of_known_roles():
    nodes = tuple(
        Node(kind, i, i % 2, kind, "n", "0.5", i == 1) for i, kind in enumerate(("input", "hidden", "bias", "loss"))
    )
    edges = Edge("input", "hidden", 0.5, "w = 0.5", "∂ = 2", lit=True), Edge("hidden", "loss", None, "f", done=True)
    mark, _ = packed_mark(Network(nodes, edges), axes=False)
    roles = {shape[key] for shape in mark["shapes"] for key in ("role", "fill") if shape.get(key)}
    assert roles <= style.LIGHT.keys()
    assert {"w = 0.5", "∂ = 2", "f"} <= {shape["text"] for shape in mark["shapes"] if shape["shape"] == "word"}


def test_a_field_travels_as_bytes_with_its_contour():
    values = np.linspace(0, 1, 20)[None, :].repeat(10, axis=0)  # grows along x, is ½ in the middle
    mark, buffers = packed_mark(Field(values, (-1, 1), (0, 3), contour=0.5))
    assert (mark["rows"], mark["columns"]) == (10, 20)
    assert np.array_equal(np.frombuffer(buffers[mark["values"]["buffer"]], np.uint8), levels(values, (0, 1)).ravel())
    x = floats(mark["bx"], buffers)
    assert np.allclose(x[np.isfinite(x)], 0, atol=1e-6)
    y = floats(mark["by"], buffers)
    assert 0 < np.nanmin(y) < 1 < 2 < np.nanmax(y) < 3


@given(st.lists(st.floats(-10, 10), min_size=1, max_size=20), st.floats(-5, 5), st.floats(0.1, 5))
def test_a_level_is_the_value_to_one_part_in_254(values, low, span):
    limits = low, low + span
    found = levels(np.array(values), limits)
    assert found.min() >= 1
    back = low + span * (found - 1.0) / 254
    assert np.all(np.abs(back - np.clip(values, *limits)) <= span / 508 + 1e-9)


def test_what_is_no_number_has_level_zero():
    assert levels(np.array([np.nan, -np.inf, np.inf, 0.5]), (0, 1)).tolist() == [0, 1, 255, 128]


@pytest.mark.parametrize("role", ["signal", "surface"])
def test_colours_are_never_in_a_scene_message(role):
    message, _ = pack(Scene((Panel((Text(0, 0, "x", role),)),), "alt"))
    assert style.LIGHT[role].lower() not in json.dumps(message).lower()
