"""Every kind of mistake has its sentence, and right answers of any kind have none."""

import math

import numpy as np
import pytest

from utils import checks

X = np.array([0.0, 1.0, 2.0])
RIGHT = np.array([1.5, 3.0, -6.0])


def change_in_place(x):
    x += 1
    return RIGHT


WRONG = {
    "is None. Does your function end with": lambda x: None,
    "should be made of real numbers, and is a str": lambda x: "1.5",
    "should be made of real numbers, and is an array of complex128": lambda x: RIGHT + 0j,
    "should be an array of numbers, and is a list of uneven rows": lambda x: [[1], [2, 3]],
    "you return one number, and every entry of the input has its own answer": lambda x: 1.5,
    "has shape (3, 1), expected (3,)": lambda x: RIGHT[:, None],
    "is float32": lambda x: RIGHT.astype(np.float32),
    "holds integers (int64)": lambda x: RIGHT.astype(np.int64),
    "is nan at x = 1: something overflows": lambda x: RIGHT * [1, np.nan, 1],
    "is right up to the sign. Yours at x = 0 is -1.5, expected 1.5.": lambda x: -RIGHT,
    "in places the wrong sign. Yours at x = 2 is 6": lambda x: np.abs(RIGHT),
    "is too large by a factor 2.": lambda x: 2 * RIGHT,
    "is too large by a factor 4.": lambda x: (4 * RIGHT).astype(np.int64),  # integers, but nothing was cut off
    "is too small by a factor 3.": lambda x: RIGHT / 3,
    "is too small by a factor 4, and has the wrong sign.": lambda x: -RIGHT / 4,
    "is off by the same amount everywhere: +0.25.": lambda x: RIGHT + 0.25,
    "is right to about 3 digits only. Yours at x = 1 is": lambda x: RIGHT * (1 + 0.9e-4 * x),
    "is wrong: the inner derivative is missing.": lambda x: X,
    "is wrong. Yours at x = 0 is 7": lambda x: np.array([7.0, 0.1, 0.2]),
    "works for a single number, but it was given an array": lambda x: math.exp(x),
    "`if` and `max` decide once for the whole array": lambda x: max(x, 0),
    "combines arrays whose shapes do not fit, (3,) and (2,)": lambda x: x + np.ones(2),
    "gave a warning: overflow encountered in exp": lambda x: np.exp(1000 * x),
    "changed the array it was given: the caller's [0. 1. 2.] became [1. 2. 3.]": change_in_place,
}


@pytest.mark.parametrize("sentence", WRONG)
def test_sentence(sentence):
    with pytest.raises(checks.Mistake) as mistake:
        checks.function(WRONG[sentence], X, expected=RIGHT, known={"the inner derivative is missing": X})
    assert sentence in str(mistake.value)
    assert mistake.value._render_traceback_() == [f"Mistake: {mistake.value}"]
    assert X.tolist() == [0.0, 1.0, 2.0]  # the test's own array is safe from the student


@pytest.mark.parametrize("answer", [RIGHT, RIGHT.tolist(), RIGHT + 1e-13, np.asfortranarray(RIGHT)])
def test_right_answers_pass(answer):
    checks.value("answer", answer, RIGHT)
    checks.value("count", 3, 3.0)
    checks.mapping("answers", {"one": answer, "more": 0}, {"one": RIGHT})


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (None, "should be a dictionary, and is a NoneType"),
        ({"x": 1.0}, "lacks 'y'"),
        ({"x": 1.0, "y": -2.0}, "['y']` is right up to the sign"),
    ],
)
def test_dictionaries(answer, sentence):
    with pytest.raises(checks.Mistake) as mistake:
        checks.mapping("gradient", answer, {"x": 1.0, "y": 2.0})
    assert sentence in str(mistake.value)


def test_meaning_of_the_axes_and_note():
    with pytest.raises(checks.Mistake) as mistake:
        checks.value("gradient", np.ones(3), np.ones((3, 2)), meaning="one row per sample", note="(New inputs.)")
    assert str(mistake.value) == "Your `gradient` has shape (3,), expected (3, 2): one row per sample. (New inputs.)"


def test_changed_dictionary():
    with pytest.raises(checks.Mistake, match="changed the dictionary"):
        checks.call(lambda values: values.update(x=2.0), {"x": 1.0})
    with pytest.raises(checks.Mistake, match="changed the dictionary"):
        checks.call(lambda values: np.add(values["x"], 1, out=values["x"]), {"x": np.zeros(3)})
    checks.call(dict, {"x": np.zeros(3), "y": {"z": np.array([np.nan])}})


def test_the_students_own_errors_pass_through():
    def unsolved(x):
        raise NotImplementedError("still open")

    with pytest.raises(NotImplementedError, match="still open"):
        checks.function(unsolved, X, expected=RIGHT)
    with pytest.raises(TypeError, match="positional"):
        checks.function(lambda: 1, X, expected=RIGHT)


def test_forgiving_switches():
    checks.function(lambda x: 1 / np.exp(1000 * x), X, expected=[1.0, 0.0, 0.0], warn=False)
    checks.function(change_in_place, X.copy(), expected=RIGHT, unchanged=False)
    checks.function(lambda x: RIGHT.astype(np.float32), X, expected=RIGHT, precise=False)


def lecun(rng, n_out, n_in):
    return rng.normal(0, n_in**-0.5, (n_out, n_in))


WRONG_WEIGHTS = {
    "`lecun(rng, 200, 100)` has shape (100, 200), expected (200, 100): one row per neuron": lambda *how: lecun(*how).T,
    "is None": lambda *how: None,
    "is float32": lambda *how: lecun(*how).astype(np.float32),
    "differs for the same seed. Draw from the `rng`": lambda rng, *n: lecun(np.random.default_rng(), *n),
    "is the same for two seeds. Draw from the `rng`": lambda rng, *n: lecun(np.random.default_rng(1), *n),
    "has the mean 0.0": lambda *how: np.abs(lecun(*how)),
    "is wrong: this is the variance.": lambda *how: lecun(*how) / 10,
    "is wrong. Yours is 0.199": lambda *how: 2 * lecun(*how),
}


@pytest.mark.parametrize("sentence", WRONG_WEIGHTS)
def test_random_weights(sentence):
    def wrong(*how):
        return WRONG_WEIGHTS[sentence](*how)

    wrong.__name__ = "lecun"
    with pytest.raises(checks.Mistake) as mistake:
        checks.weights(wrong, 200, 100, std=0.1, known={"this is the variance": 0.01})
    assert sentence in str(mistake.value)
    checks.weights(lecun, 200, 100, std=0.1)
    checks.weights(lambda *how: lecun(*how).tolist(), 200, 100, std=0.1)
