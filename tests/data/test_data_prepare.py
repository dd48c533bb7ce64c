"""Digits, the split, standardising, and imports that stay light."""

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from utils.data import Standardise, digits, simulate_events, split


def test_digits():
    x, y = digits()
    assert x.shape == (1797, 64)
    assert x.min() == 0
    assert x.max() == 1
    assert y.dtype.kind == "i"
    assert set(y) == set(range(10))


@given(n=st.integers(2, 80), test=st.floats(0, 1), seed=st.integers(0, 99))
def test_split_keeps_every_row_once_and_pairs_together(n, test, seed):
    x, y = np.arange(2 * n).reshape(n, 2), np.arange(n)
    (x_train, y_train), (x_test, y_test) = split(x, y, np.random.default_rng(seed), test)
    assert sorted([*y_train, *y_test]) == list(range(n))
    for part, labels in ((x_train, y_train), (x_test, y_test)):
        np.testing.assert_array_equal(part[:, 0], 2 * labels)
    assert min(len(y_train), len(y_test)) >= 1
    assert abs(len(y_test) - test * n) <= 1


def test_split_shuffles():
    y = np.repeat([0, 1], 500)
    (_, y_train), (_, y_test) = split(y[:, None], y, np.random.default_rng(0))
    assert 0.4 < y_train.mean() < 0.6
    assert 0.4 < y_test.mean() < 0.6


def test_split_takes_events():
    events = simulate_events(40, np.random.default_rng(0))
    (train, y_train), (test, y_test) = split(events, events.label, np.random.default_rng(1), test=0.25)
    assert (len(train), len(test)) == (30, 10)
    np.testing.assert_array_equal(train.label, y_train)
    np.testing.assert_array_equal(test.label, y_test)


def test_split_errors():
    rng = np.random.default_rng()
    with pytest.raises(ValueError, match="x and y: got 3 and 2 rows"):
        split(np.ones((3, 1)), np.ones(2), rng)
    with pytest.raises(ValueError, match="expected at least 2"):
        split(np.ones((1, 1)), np.ones(1), rng)
    with pytest.raises(ValueError, match="test: got 30"):
        split(np.ones((3, 1)), np.ones(3), rng, test=30)
    with pytest.raises(TypeError, match="rng: got int"):
        split(np.ones((3, 1)), np.ones(3), 0)


def test_standardise_learns_from_the_training_rows_alone():
    rng = np.random.default_rng(0)
    train, test = rng.normal(5, 3, (400, 2)), rng.normal(-1, 1, (100, 2))
    scale = Standardise.fit(train)
    np.testing.assert_allclose(scale(train).mean(axis=0), 0, atol=1e-12)
    np.testing.assert_allclose(scale(train).std(axis=0), 1)
    np.testing.assert_allclose(scale(test), (test - train.mean(axis=0)) / train.std(axis=0))
    np.testing.assert_allclose(scale.undo(scale(test)), test)


def test_a_constant_column_becomes_zero():
    x, _ = digits()  # some pixels at the rim are 0 in every picture
    assert np.isfinite(Standardise.fit(x)(x)).all()
    np.testing.assert_allclose(Standardise.fit(np.full((9, 1), 0.1))(np.full((3, 1), 0.1)), 0, atol=1e-15)


def test_standardise_errors():
    with pytest.raises(ValueError, match=r"x: got shape \(3,\), expected \(n, d\)"):
        Standardise.fit(np.ones(3))
    with pytest.raises(ValueError, match="x: holds 1 values that are NaN"):
        Standardise.fit(np.array([[1.0], [np.nan]]))
    with pytest.raises(ValueError, match="x: got 3 columns, expected 2"):
        Standardise.fit(np.ones((4, 2)))(np.ones((4, 3)))


def test_importing_the_data_loads_numpy_only():
    heavy = "sorted({'torch', 'sklearn', 'scipy', 'matplotlib'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", f"import sys, utils.data; print({heavy})"], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_no_draw_touches_the_global_seed():
    from utils.data import TOYS

    before = np.random.get_state()[1].copy()  # noqa: NPY002  the legacy state is what must not move
    for toy in TOYS.values():
        toy(20, 0.1, np.random.default_rng(0))
    np.testing.assert_array_equal(np.random.get_state()[1], before)  # noqa: NPY002
