"""The pictures of `going_deeper` and the numbers in its text, with the functions of the solution."""

import numpy as np
import pytest
from simulated_class import solved

from utils.demos.exercises import own_gradients
from utils.plots import draw


@pytest.fixture(scope="module")
def own():
    """The functions of the solution."""
    variables = {"np": np}
    for name, source in solved("going_deeper").items():
        if name != "by-hand":
            exec(source, variables)
    return variables


@pytest.fixture(scope="module")
def passes(own):
    return own["forward"], own["backward"], own["rms"]


def test_initialisations_are_those_of_the_course(own):
    from utils.nn.initialisers import kaiming_normal, xavier_normal

    for ours, theirs in ((own["xavier"], xavier_normal), (own["he"], kaiming_normal)):
        np.testing.assert_allclose(
            ours(np.random.default_rng(1), 5, 7), theirs(np.random.default_rng(1), 5, 7), rtol=1e-12
        )


def test_sigmoids_lose_the_factor_that_the_text_states(own, passes):
    for seed in range(5):
        ratio = own_gradients.sigmoid_layers(*passes, seed=seed).numbers["sigmoid"]
        assert ratio ** (1 / 19) == pytest.approx(0.23, abs=0.01)
        assert ratio < 0.25**19


def test_the_repairs_do_what_the_text_says(own, passes):
    ends = []
    for seed in range(8):
        scene = own_gradients.repaired(*passes, *(own[name] for name in ("rectifier", "xavier", "he")), seed=seed)
        sigmoid, relu, he = scene.numbers.values()
        assert 1e8 < relu / sigmoid < 1e10  # nine powers of ten
        assert relu ** (1 / 19) == pytest.approx(2**-0.5, abs=0.04)
        assert 0.3 < he < 3  # wanders around 1
        forward = [mark for mark in scene.panels[0].marks if getattr(mark, "label", "") == "ReLU, Xavier"]
        ends.append(forward[0].y[-1])
    assert 0.0003 < np.median(ends) < 0.003  # a thousandth arrives
    draw(scene)


def test_a_wrong_pass_is_seen(own):
    def no_slope(D, U, weights, slope):
        return own["backward"](D, U, weights, np.ones_like)

    scene = own_gradients.sigmoid_layers(own["forward"], no_slope, own["rms"])
    assert scene.numbers["sigmoid"] > 0.1
    assert "expected about 1.1·10⁻¹²" in scene.alt
