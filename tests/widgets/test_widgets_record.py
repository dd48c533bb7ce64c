"""Recordings: the grid of states, small enough for a page, and the same numbers as live."""

import json

import numpy as np
import pytest
from recorded import table_and_rest
from widgets_demo import every_control

from utils.demos.controls import Choice, Place, Slider, Steps, Switch
from utils.demos.lecture_04.backpropagation import STEPS, stepper
from utils.demos.scene import Line, Panel, Points, Scene
from utils.widgets import coarse, explore, record
from utils.widgets.grid import grid, list_of
from utils.widgets.pack import pack


def opened(recording) -> tuple[dict, list[bytes]]:
    (table, rest), buffers = table_and_rest(recording.data), []
    for size, floats in zip(table["sizes"], table["floats"], strict=True):
        planes = np.frombuffer(rest[:size], np.uint8)
        buffers.append(planes.reshape(4, -1).T.tobytes() if floats else rest[:size])
        rest = rest[size:]
    assert rest == b""
    return table, buffers


@pytest.mark.parametrize(
    ("control", "start", "count", "expected"),
    [
        (Slider(0, 10, 1), 5, 3, [0, 5, 10]),
        (Slider(0, 10, 1), 7, 3, [0, 5, 7, 10]),
        (Slider(0, 1, 0.5), 0.5, 9, [0, 0.5, 1]),
        (Slider(0.01, 100, 1, log=True), 1.0, 5, [0.01, 0.1, 1.0, 10.0, 100]),
        (Steps(3), 1, 4, [0, 1, 2, 3]),
        (Steps(8), 1, 3, [0, 1, 4, 8]),
        (Choice(("a", "b")), "b", 2, ["a", "b"]),
        (Switch(), True, 2, [False, True]),
        (Place((0, 1), (0, 2), 0.1), (0, 0), 2, [[0, 0], [0, 2], [1, 0], [1, 2]]),
    ],
)
def test_a_grid_has_both_ends_and_the_start(control, start, count, expected):
    assert grid(control, start, count) == expected


def test_a_slider_stops_at_its_upper_end():
    assert list_of(Slider(0, 1, 0.3)) == [0, 0.3, 0.6, 0.9, 1]


def test_a_grid_of_one_value_is_refused():
    with pytest.raises(ValueError, match="at least 2 values"):
        grid(Slider(0, 1, 0.1), 0.5, 1)


def test_every_recorded_state_is_what_the_widget_answers():
    recording = record(every_control, {"step": 6, "weight": 3, "flip": 2})
    table, stored = opened(recording)
    assert [control["name"] for control in table["about"]["controls"]] == ["step", "weight", "flip"]
    assert recording.states == len(table["frames"]) == 6 * 4 * 2
    live, index = explore(every_control), 0
    for step in table["about"]["controls"][0]["values"]:
        for weight in table["about"]["controls"][1]["values"]:
            for flip in (False, True):
                answer, buffers = live.answer({"step": step, "weight": weight, "flip": flip})
                frame = table["frames"][index]
                assert frame["scene"] == json.loads(json.dumps(answer))
                assert [len(stored[i]) for i in frame["uses"]] == [len(buffer) for buffer in buffers]
                index += 1


def test_a_recorded_curve_is_off_by_less_than_a_screen_shows():
    x, y = np.linspace(-3, 70, 500), np.geomspace(1e-9, 1e3, 500)
    marks = (Line(x, y), Points(x, y, group=x > 0))
    message, exact = pack(Scene((Panel(marks, ylog=True, xlim=(0, 60)),), alt="A curve."))
    found, floats = coarse.coarse(message, exact)
    assert floats == [True, True, False, True, True]
    kept_x, kept_y = (np.frombuffer(found[i], np.uint8).reshape(4, -1).T.copy().view("<f4")[:, 0] for i in (0, 1))
    assert 0 < np.abs(kept_x - x).max() < 60 / coarse.STEPS
    assert 0 < np.abs(kept_y / y - 1).max() < 1 / coarse.STEPS
    assert found[2] == exact[2]


def test_a_refusal_is_recorded_too():
    table, _ = opened(record(every_control, {"weight": 2}))
    assert table["frames"][-1]["scene"]["error"].startswith("ValueError: weight must be below 2")


def test_the_stepper_of_lecture_04_is_small():
    recording = record(stepper, {"step": 25})
    assert recording.states == len(STEPS)
    assert len(recording.data) < 50_000
    assert len(recording.html()) < 400_000


def test_maps_stay_well_under_a_megabyte():
    assert len(record(every_control, {"weight": 9, "start": 5}).data) < 300_000


def test_what_cannot_be_recorded_is_said():
    with pytest.raises(ValueError, match=r"make 86016 states, at most 1500 can be recorded; name fewer in vary"):
        record(every_control)
    with pytest.raises(TypeError, match="vary names 'guess'; every_control can be recorded over step, weight"):
        record(every_control, {"guess": 2})


def test_the_page_holds_a_picture_for_those_without_javascript_and_asks_for_nothing():
    html = record(every_control, {"flip": 2}).html()
    assert f'alt="{every_control().alt}"' in html
    assert "http://" not in html
    assert "https://" not in html
