"""Points above a function that the reader types: what can be read, what is refused, and that nothing is run."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from utils.playground import Run, Settings, playground
from utils.playground.formula import function
from utils.playground.problem import ABOVE_OWN
from utils.playground.settings import changed

X = np.linspace(-1, 1, 7)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x", X),
        ("3x - 1", 3 * X - 1),
        ("x^2", X**2),
        ("x₁² − 0.5", X**2 - 0.5),
        ("2 sin(3x) / 4", np.sin(3 * X) / 2),
        ("-2(x + 1)*x1", -2 * (X + 1) * X),
        ("abs(x) ** .5", np.abs(X) ** 0.5),
        ("exp(-x*x/2) + pi - π", np.exp(-X * X / 2)),
        ("0.3", np.full(7, 0.3)),
        ("0.5 + 1e-3x", 0.5 + 1e-3 * X),
        ("2e*x", 2 * np.e * X),
    ],
)
def test_the_usual_spellings(text, expected):
    assert function(text)(X) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "write a function of x"),
        (3, "write a function of x"),
        ("x" * 101, "at most 100 letters"),
        ("sin(x", "cannot be read"),
        ("y + 1", "only x, numbers"),
        ("log(x)", "no value at x₁ = −1"),
        ("1/x", "no value at x₁ = 0"),
        ("9^9^9^9", "no value"),
        ("__import__('os').system('true')", "only x, numbers"),
        ("x.real", "only x, numbers"),
        ("sin(x, out=x)", "only x, numbers"),
        ("True", "only x, numbers"),
    ],
)
def test_what_is_no_function_is_refused_with_what_to_write(text, words):
    with pytest.raises(ValueError, match=words):
        function(text)


@given(st.text(alphabet="x1230.+-*/^() sincoexp", max_size=30))
def test_any_text_is_a_function_or_a_sentence(text):
    refused = ""
    try:
        assert np.isfinite(function(text)(X)).all()
    except ValueError as error:
        refused = str(error)
    assert not refused or refused.startswith("f(x₁)")


def test_the_points_above_it_are_signal_and_are_learned():
    run = Run(changed(Settings(), {"data": ABOVE_OWN, "formula": "x^2 - 0.5", "noise": 0.0}))
    task = run.task
    assert np.array_equal(task.y_train, task.x_train[:, 1] > task.x_train[:, 0] ** 2 - 0.5)
    run.advance(1500)
    assert run.history.rows[-1][4] > 0.93


def test_a_formula_that_cannot_be_read_leaves_the_last_one_and_says_so():
    widget = playground(data=ABOVE_OWN, formula="x")
    answer, _ = widget.answer({"settings": {"formula": "x +"}})
    assert "cannot be read" in answer["note"]
    assert answer["settings"]["formula"] == "x"
