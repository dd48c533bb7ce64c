"""The pictures of the exercise `regularisation`: with the solution's functions they show what the text says."""

from functools import cache

import numpy as np
import pytest
from simulated_class import solved

from utils.data import moons
from utils.demos.exercises import own_regularisation as own
from utils.demos.exercises.moons_rule import best_probability
from utils.nn import L2, BatchNorm, BCEWithLogitsLoss, Linear, Sequential, Tanh

WRITTEN = ("objective-gradient", "dropout", "dropout-backward", "batchnorm", "batchnorm-backward")


@cache
def functions():
    """The solution's functions, by name."""
    variables = {"np": np}
    for cell in WRITTEN:
        exec(solved("regularisation")[cell], variables)
    return {cell: variables[cell.replace("-", "_")] for cell in WRITTEN}


@cache
def scene(seed):
    written = functions()
    return own.boundaries(written["objective-gradient"], written["dropout"], written["dropout-backward"], seed)


def test_means_over_six_samples():
    written = functions()
    means = own.over_samples(written["objective-gradient"], written["dropout"], written["dropout-backward"])
    assert {name: round(value, 1) for name, value in means.items() if name.endswith("test")} == {
        "nothing test": 86.4,
        "your L2 test": 88.7,
        "your dropout test": 88.8,
        "best test": 91.1,
    }
    assert [round(means[f"{name} loss"], 2) for name in ("nothing", "your L2", "your dropout")] == [1.16, 0.28, 0.73]


def test_sample_by_sample():
    numbers = [scene(seed).numbers for seed in range(6)]
    assert all(n["your L2 loss"] < 0.4 * n["nothing loss"] for n in numbers)
    worse = {
        k for k, n in enumerate(numbers) for who in ("your L2", "your dropout") if n[f"{who} test"] < n["nothing test"]
    }
    assert worse == {5}
    assert [k for k, n in enumerate(numbers) if n["your dropout loss"] > n["nothing loss"]] == [5]
    assert all(n["nothing train"] == 100 for n in numbers)
    assert f"test {numbers[0]['your L2 test']:.3g} %" in scene(0).alt


@pytest.mark.parametrize("seed", range(3))
def test_batchnorm_makes_eight_sigmoids_learn(seed):
    numbers = own.deep(functions()["batchnorm"], functions()["batchnorm-backward"], seed).numbers
    assert numbers["without"] > 0.69
    assert numbers["with yours"] < 0.35


def test_a_wrong_sign_shows():
    right = functions()["objective-gradient"]
    tried = {
        "right": (right,),
        "nothing": (),
        "wrong sign": (lambda slopes, network, lam: right(slopes, network, -lam),),
    }
    length = {name: np.linalg.norm(own.fitted(written, 0).parameters) for name, written in tried.items()}
    assert length["right"] < length["nothing"] < length["wrong sign"]


def test_own_layers_are_the_courses():
    rng = np.random.default_rng(0)
    x, y, written = rng.normal(size=(12, 3)), rng.integers(0, 2, 12), functions()

    def backward(delta, kept):
        return written["batchnorm-backward"](delta, kept["x_hat"], kept["var"], np.ones(4), 1e-5)["X"]

    def forward(x, training):
        passed = written["batchnorm"](x, np.ones(4), np.zeros(4), 1e-5)
        return passed["y"], passed

    gradients, loss = [], BCEWithLogitsLoss()
    for between in (BatchNorm(4), own.OwnLayer(forward, backward)):
        first, last = Linear(3, 4, rng=np.random.default_rng(1)), Linear(4, 1, rng=np.random.default_rng(2))
        net = Sequential(first, between, Tanh(), last).train()
        net.backward(loss.gradient(net(x), y))
        L2(0.1).add_gradient(net) if between.parameters.size else own.OwnPenalty(
            written["objective-gradient"], 0.1
        ).add_gradient(net)
        gradients.append(np.concatenate([first.gradient, last.gradient]))
    # The course's penalty would also pull at γ of its own BatchNorm, which is not compared here.
    np.testing.assert_allclose(gradients[0], gradients[1], rtol=1e-9, atol=1e-12)


def test_the_best_rule_is_that_of_the_moons():
    x, y = moons(4000, own.NOISE, np.random.default_rng(5))
    assert np.mean((best_probability(x, own.NOISE) > 0.5) == y) == pytest.approx(0.912, abs=0.015)
