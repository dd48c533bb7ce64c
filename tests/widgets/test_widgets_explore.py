"""`explore` without a browser: what it opens with, what it answers, and that nothing the browser says can break it."""

import inspect
import pkgutil
from importlib import import_module
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from widgets_demo import every_control

import utils.demos
from utils.demos.controls import Choice, Guess, Place, Slider, Steps, Switch, Text, controls_of, defaults_of
from utils.demos.lecture_04.backpropagation import stepper
from utils.widgets import explore
from utils.widgets.grid import list_of
from utils.widgets.state import settled


def demos() -> list:
    """Every function of `utils.demos` that declares controls, so that a new one is tested without a line here."""
    found = []
    for module in pkgutil.walk_packages(utils.demos.__path__, "utils.demos."):
        for function in vars(import_module(module.name)).values():
            if inspect.isfunction(function) and function.__module__ == module.name:
                try:
                    controls = controls_of(function)
                except (TypeError, NameError):
                    continue
                found += [function] if controls else []
    return found


DEMOS = demos()


def ends(control) -> list:
    match control:
        case Slider(low, high):
            return [low, high]
        case Steps(last):
            return [0, last]
        case Choice(options):
            return list(options)
        case Switch():
            return [False, True]
        case Guess():
            return [None, -1e9, 0.0, 1e9]
        case Text(longest=longest):
            return ["", "x" * longest]
        case Place(x, y):
            return [(a, b) for a in x for b in y]


def inside(control) -> st.SearchStrategy:
    """Any value that a control takes, not only those where it stops."""
    match control:
        case Slider():
            return st.sampled_from(list_of(control))
        case Steps(last):
            return st.integers(0, last)
        case Guess():
            return st.none() | st.floats(allow_nan=False, allow_infinity=False)
        case Text(longest=longest):
            return st.text(max_size=longest)
        case Place(x, y):
            return st.tuples(st.floats(*x), st.floats(*y))
    return st.sampled_from(ends(control))


@pytest.mark.parametrize("demo", [every_control, *DEMOS], ids=lambda demo: demo.__name__)
def test_every_control_goes_to_both_ends(demo):
    opened = defaults_of(demo)
    widget = explore(demo)
    assert "error" not in widget.first, widget.first
    for name, control in controls_of(demo).items():
        for value in ends(control):
            answer, _ = widget.answer(opened | {name: value})
            refused = demo is every_control and (name, value) == ("weight", 2)
            assert ("error" in answer) == refused, (name, value, answer.get("error"))


@settings(max_examples=60, deadline=None)
@given(st.data())
@pytest.mark.parametrize("demo", [every_control, stepper], ids=lambda demo: demo.__name__)
def test_any_state_is_drawn_and_told(demo, data):
    state = {name: data.draw(inside(control), label=name) for name, control in controls_of(demo).items()}
    answer, _ = explore(demo).answer(state)
    if state.get("weight") != 2:
        assert answer["alt"] == demo(**state).alt


ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=5),
    st.lists(st.floats(), max_size=3),
    st.just({}),
)


@settings(max_examples=200, deadline=None)
@given(name=st.sampled_from([*controls_of(every_control), "nobody"]), value=ODD)
def test_odd_values_are_answered_never_raised_and_the_next_state_recovers(name, value):
    widget = explore(every_control)
    answer, buffers = widget.answer({name: value})
    assert answer.get("error") or answer["alt"]
    assert bool(buffers) == ("error" not in answer)
    recovered, _ = widget.answer(defaults_of(every_control))
    assert recovered["alt"] == every_control().alt


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("step", 6, "step got 6, but takes a whole number from 0 to 5"),
        ("step", 1.5, "step got 1.5, but takes a whole number"),
        ("weight", float("nan"), "weight got nan, but takes a number from -2 to 2"),
        ("weight", True, "weight got True, but takes a number"),
        ("kind", "cos", "kind got 'cos', but takes one of tanh, sin"),
        ("flip", "yes", "flip got 'yes', but takes True or False"),
        ("guess", "3", "guess got '3', but takes a number, or None"),
        ("name", "x" * 101, "name got 'x+', but takes a text of at most 100 letters"),
        ("start", (3, 0), r"start got \(3, 0\), but takes a point \(x, y\) with x from -2 to 2"),
    ],
)
def test_a_value_out_of_place_is_named(name, value, words):
    with pytest.raises(ValueError, match=words):
        explore(every_control, **{name: value})


def test_a_slider_in_whole_numbers_hands_on_whole_numbers():
    assert isinstance(settled("n", Slider(1, 8, 1), 3.0), int)
    assert isinstance(settled("x", Slider(0.0, 1.0, 0.1), 1), float)


def test_start_values_other_controls_and_hidden_ones():
    widget = explore(every_control, without=("kind", "guess"), weight=0.5, rate=Slider(0.0, 1.0, 0.1))
    controls = {control["name"]: control for control in widget.about["controls"]}
    assert list(controls) == ["step", "weight", "rate", "flip", "name", "start"]
    assert controls["weight"]["start"] == 0.5
    assert (controls["rate"]["high"], controls["rate"]["log"]) == (1.0, False)
    assert "weight 0.5" in widget.first["alt"]
    assert "tanh" in widget.first["alt"]


def test_a_parameter_that_is_not_there_is_named():
    with pytest.raises(TypeError, match="every_control has no parameter 'speed'; it has step, weight"):
        explore(every_control, speed=1)
    with pytest.raises(TypeError, match="no parameter 'speed'"):
        explore(every_control, without=("speed",))


def test_an_exception_is_shown_and_the_next_state_recovers():
    widget = explore(every_control, weight=2.0)
    assert widget.first["error"] == "ValueError: weight must be below 2 here; lower it"
    answer, _ = widget.answer({"weight": 1.0})
    assert answer["formula"] == "w = 1"


def test_labels_are_words():
    controls = {control["name"]: control for control in explore(every_control).about["controls"]}
    assert [controls[name]["label"] for name in ("weight", "rate", "flip", "guess")] == [
        "weight", "rate η", "Flip it", "Your guess",
    ]  # fmt: skip


def test_a_message_is_answered_to_the_view_that_asked():
    widget = explore(every_control)
    sent = []
    widget.dialogue.send = lambda content, buffers: sent.append(SimpleNamespace(content=content, buffers=buffers))
    widget._handle_custom_msg({"view": "left", "ask": 7, "content": {"step": 3}}, [])
    assert [sent[0].content[name] for name in ("view", "ask", "number")] == ["left", 7, 0]
    assert "step 3" in sent[0].content["answer"]["alt"]
    assert all(isinstance(buffer, bytes) for buffer in sent[0].buffers)


def test_without_a_kernel_a_picture_with_its_words_stands_in():
    data, _ = explore(every_control)._repr_mimebundle_()
    assert data["text/plain"] == every_control().alt
    assert f'alt="{every_control().alt}"' in data["text/html"]
    assert "application/vnd.jupyter.widget-view+json" in data
    data, _ = explore(every_control, weight=2.0)._repr_mimebundle_()
    assert data["text/plain"] == "ValueError: weight must be below 2 here; lower it"
