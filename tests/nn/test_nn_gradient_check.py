"""The gradient check: 1e-8 for right code, and no bug of one per cent gets past it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nn_reference import ACTIVATIONS, LOSSES, SMOOTH, examples, labels, networks, random_norm

from utils.nn import (
    L1,
    L2,
    BCEWithLogitsLoss,
    Dropout,
    Linear,
    MSELoss,
    Residual,
    Sequential,
    Softmax,
    Tanh,
    check_gradient,
    mlp,
)
from utils.nn import gradient_check as module


@pytest.mark.parametrize("kind", [*ACTIVATIONS, Softmax])
@pytest.mark.parametrize("loss", LOSSES)
def test_every_activation_and_loss(kind, loss):
    rng = np.random.default_rng(3)
    net = Sequential(Linear(3, 6, rng=rng), kind(), Linear(6, 4, rng=rng))
    x = rng.normal(size=(7, 3))
    report = check_gradient(net, loss(), x, labels(loss(), rng, 7, 4)[0])
    assert report.max_error < 1e-8, report
    assert report.ok


@pytest.mark.parametrize("training", [True, False])
def test_every_layer_in_both_modes(training):
    rng = np.random.default_rng(1)
    body = Residual(random_norm(rng, 4), Tanh(), Linear(4, 4, rng=rng))
    net = Sequential(
        Dropout(0.2, rng=5), Linear(3, 4, False, rng=rng), body, Dropout(0.4, rng=rng), Linear(4, 2, rng=rng)
    )
    net.train(training)
    before = net.parameters.copy(), body.body[0].running_mean.copy(), net[0].rng.bit_generator.state
    report = check_gradient(net, MSELoss(), rng.normal(size=(6, 3)), rng.normal(size=(6, 2)))
    assert report.max_error < 1e-8, report
    assert [layer.name for layer in report.layers][-1] == "input x"
    np.testing.assert_array_equal(net.parameters, before[0])
    np.testing.assert_array_equal(body.body[0].running_mean, before[1])
    assert net[0].rng.bit_generator.state == before[2]


@pytest.mark.parametrize("penalty", [L1(0.1), L2(0.1, biases=True)])
def test_penalties(penalty):
    rng = np.random.default_rng(0)
    net = mlp(2, 5, 1, rng=rng)
    report = check_gradient(net, BCEWithLogitsLoss(), rng.normal(size=(4, 2)), [0, 1, 1, 0], penalty=penalty)
    assert report.max_error < 1e-8


@examples(25)
@given(net=networks(tuple(SMOOTH), special=False), n=st.integers(1, 4), seed=st.integers(0, 1000))
def test_random_networks(net, n, seed):
    rng = np.random.default_rng(seed)
    report = check_gradient(net, MSELoss(), rng.normal(size=(n, net.n_in)), rng.normal(size=(n, net.n_out)))
    assert report.max_error < 1e-8, report


def bug_in_weight(self):
    np.dot(self.inputs, self.delta_T, out=self.W_gradient_T)
    self.W_gradient_T *= 1.01


def bug_in_one_weight(self):
    np.dot(self.inputs, self.delta_T, out=self.W_gradient_T)
    self.W_gradient_T.flat[np.abs(self.W_gradient_T).argmax()] *= 1.01


def bug_in_delta(self):
    np.dot(self.weight_T, self.delta, out=self.delta_x)
    self.delta_x *= 1.01


def bug_in_slope(self):
    self.delta *= 1 - 1.01 * self.g**2


@pytest.mark.parametrize(
    ("kind", "method", "bug"),
    [
        (Linear, "differentiate", bug_in_weight),
        (Linear, "differentiate", bug_in_one_weight),
        (Linear, "propagate", bug_in_delta),
        (Tanh, "propagate", bug_in_slope),
        (Tanh, "propagate", lambda self: None),
        (MSELoss, "delta", lambda self, p, y, out: np.multiply(p - y, 2.02 / y.size, out=out)),
    ],
)
def test_a_bug_of_one_per_cent_is_caught(kind, method, bug, monkeypatch):
    rng = np.random.default_rng(0)
    net = mlp(2, 6, 6, 1, rng=rng)
    x, y = rng.normal(size=(10, 2)), rng.normal(size=10)
    assert check_gradient(net, MSELoss(), x, y).max_error < 1e-8
    monkeypatch.setattr(kind, method, bug)
    report = check_gradient(net, MSELoss(), x, y)
    assert not report.ok
    assert report.max_error > 1e-3
    assert "WRONG" in repr(report)
    assert "look here" in repr(report)


def test_the_report_names_the_layer(monkeypatch):
    rng = np.random.default_rng(0)
    net = mlp(2, 3, 1, rng=rng)
    monkeypatch.setattr(Linear, "differentiate", lambda self: (bug_in_weight if self.n_in == 3 else right)(self))
    report = check_gradient(net, MSELoss(), rng.normal(size=(5, 2)), rng.normal(size=5))
    assert [layer.relative > module.TOLERANCE for layer in report.layers] == [False, True, False]


def right(self):
    self.inputs.dot(self.delta_T, self.W_gradient_T)


def test_single_precision_is_refused():
    with pytest.raises(TypeError, match="float64"):
        check_gradient(mlp(2, 1, dtype=np.float32), MSELoss(), [[1, 2]], [[1]])
