"""The toys and the curves: one call, right shapes, the geometry they promise, and errors that help."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.linear_model import LogisticRegression

from utils.data import TARGETS, TOYS, halfplane, rotate

seeds = st.integers(0, 2**32 - 1)


@pytest.mark.parametrize("toy", TOYS.values(), ids=TOYS)
@given(n=st.integers(1, 60), noise=st.floats(0, 0.5), seed=seeds)
@settings(max_examples=25, deadline=None)
def test_a_toy_has_shape_types_and_one_seed(toy, n, noise, seed):
    x, y = toy(n, noise, np.random.default_rng(seed))
    assert x.shape == (n, 2)
    assert x.dtype == np.float64
    assert np.isfinite(x).all()
    assert y.shape == (n,)
    assert y.dtype.kind == "i"
    assert set(y) <= {0, 1}
    again = toy(n, noise, np.random.default_rng(seed))
    np.testing.assert_array_equal(x, again[0])
    np.testing.assert_array_equal(y, again[1])


@pytest.mark.parametrize("toy", TOYS.values(), ids=TOYS)
def test_a_second_draw_and_another_seed_give_other_points(toy):
    rng = np.random.default_rng(0)
    first, second, other = toy(9, 0.1, rng)[0], toy(9, 0.1, rng)[0], toy(9, 0.1, np.random.default_rng(1))[0]
    assert (first != second).any()
    assert (first != other).any()


@pytest.mark.parametrize("toy", TOYS.values(), ids=TOYS)
def test_classes_are_about_even_and_shuffled(toy):
    y = toy(2000, 0.1, np.random.default_rng(1))[1]
    assert 0.45 < y.mean() < 0.55
    assert 0.4 < y[:300].mean() < 0.6


@pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS)
@given(n=st.integers(1, 60), seed=seeds)
@settings(max_examples=25, deadline=None)
def test_a_target_without_noise_is_its_curve(target, n, seed):
    x, y = target(n, 0, np.random.default_rng(seed))
    assert x.shape == (n, target.dims)
    assert np.abs(x).max() <= 1
    assert np.abs(y).max() <= 1.01
    np.testing.assert_array_equal(y, target.f(x))


def test_noise_goes_to_y_and_has_the_size_asked_for():
    for target in TARGETS.values():
        x, y = target(20_000, 0.3, np.random.default_rng(0))
        assert np.std(y - target.f(x)) == pytest.approx(0.3, rel=0.03)


def test_geometry_without_noise():
    rng = np.random.default_rng(0)
    x, y = TOYS["xor"](500, 0, rng)
    np.testing.assert_array_equal(y, np.sign(x[:, 0]) != np.sign(x[:, 1]))
    x, y = TOYS["rings"](500, 0, rng)
    radius = np.hypot(*x.T)
    assert radius[y == 1].max() <= 0.45 < 0.7 <= radius[y == 0].min()
    x, y = TOYS["circles"](500, 0, rng)
    np.testing.assert_allclose(np.hypot(*x.T), np.where(y == 1, 0.5, 1))
    x, y = TOYS["halfplane"](500, 0, rng)
    np.testing.assert_array_equal(y, x.sum(axis=1) > 0)


def test_spiral_arms_keep_their_distance():
    x, y = TOYS["spirals"](4000, 0, np.random.default_rng(0))
    gaps = np.linalg.norm(x[y == 0][:, None] - x[y == 1][None], axis=2)
    assert 0.15 < gaps.min() < 0.3  # the arms start at radius 0.1 on opposite sides


def test_sawtooth_has_eight_straight_pieces_and_no_jump():
    x = np.linspace(-1, 1, 8001)
    slope = np.diff(TARGETS["sawtooth"].f(x[:, None])) / np.diff(x)
    np.testing.assert_allclose(np.abs(slope), 8, rtol=1e-6)
    assert (np.diff(np.sign(slope)) != 0).sum() == 7


def test_turning_the_halfplane_turns_the_same_points():
    flat, y = halfplane(100, 0.1, np.random.default_rng(3), angle=0)
    turned, same = halfplane(100, 0.1, np.random.default_rng(3), angle=30)
    np.testing.assert_allclose(turned, rotate(flat, 30), atol=1e-15)
    np.testing.assert_array_equal(y, same)
    np.testing.assert_allclose(rotate(np.array([[1.0, 0.0]]), 90), [[0, 1]], atol=1e-15)


def test_signal_of_the_decays_lies_on_the_arc():
    x, y = TOYS["decays"](4000, 0, np.random.default_rng(0))
    off = np.abs(x[:, 1] + np.log(np.cosh(x[:, 0] / 2)))
    assert np.median(off[y == 1]) < 0.05 < 0.1 < np.median(off[y == 0])


@pytest.mark.parametrize("seed", range(3))
def test_a_line_fails_on_circles_and_squares_cure_it(seed):
    rng = np.random.default_rng(seed)
    (x, y), (x_test, y_test) = (TOYS["circles"](n, 0.1, rng) for n in (500, 2000))
    assert LogisticRegression().fit(x, y).score(x_test, y_test) < 0.58
    cured = LogisticRegression(C=100).fit(np.hstack([x, x**2]), y)
    assert cured.score(np.hstack([x_test, x_test**2]), y_test) > 0.98


@pytest.mark.parametrize("draw", [*TOYS.values(), *TARGETS.values()], ids=[*TOYS, *TARGETS])
@pytest.mark.parametrize(
    ("n", "noise", "rng", "error", "words"),
    [
        (0, 0.1, np.random.default_rng(), ValueError, "n: got 0"),
        (-3, 0.1, np.random.default_rng(), ValueError, "n: got -3"),
        (2.5, 0.1, np.random.default_rng(), TypeError, "n: got 2.5"),
        (True, 0.1, np.random.default_rng(), TypeError, "n: got True"),
        (10, -0.1, np.random.default_rng(), ValueError, "noise: got -0.1"),
        (10, np.nan, np.random.default_rng(), ValueError, "noise: got nan"),
        (10, True, np.random.default_rng(), TypeError, "noise: got True"),
        (10, "much", np.random.default_rng(), TypeError, "noise: got 'much'"),
        (10, 0.1, 7, TypeError, r"write rng=np.random.default_rng\(7\)"),
        (10, 0.1, np.random.RandomState(0), TypeError, "rng: got RandomState"),
    ],
)
def test_errors_name_the_argument(draw, n, noise, rng, error, words):
    with pytest.raises(error, match=words):
        draw(n, noise, rng)
