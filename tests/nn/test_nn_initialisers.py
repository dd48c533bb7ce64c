"""Initialisers: the variances that the papers state, and what each keeps."""

from functools import partial

import numpy as np
import pytest
import torch

from utils.nn import GELU, Identity, Linear, ReLU, SiLU, Tanh, mlp
from utils.nn.initialisers import (
    constant,
    gain,
    kaiming_normal,
    kaiming_uniform,
    lecun_normal,
    lecun_uniform,
    normal,
    orthogonal,
    uniform,
    xavier_normal,
    xavier_uniform,
    zeros,
)

N_OUT, N_IN = 300, 500


@pytest.mark.parametrize(
    ("init", "variance"),
    [
        (normal, 1),
        (partial(normal, std=0.1), 0.01),
        (uniform, 1 / 3),
        (partial(uniform, low=0, high=1), 1 / 12),
        (lecun_normal, 1 / N_IN),
        (lecun_uniform, 1 / N_IN),
        (xavier_normal, 2 / (N_IN + N_OUT)),
        (xavier_uniform, 2 / (N_IN + N_OUT)),
        (kaiming_normal, 2 / N_IN),
        (kaiming_uniform, 2 / N_IN),
        (partial(kaiming_normal, gain=1), 1 / N_IN),
        (orthogonal, 1 / N_IN),
        (zeros, 0),
        (partial(constant, value=0.3), 0),
    ],
)
def test_shape_and_variance(init, variance):
    w = init(np.random.default_rng(0), N_OUT, N_IN)
    assert w.shape == (N_OUT, N_IN)
    assert w.var() == pytest.approx(variance, rel=0.01, abs=1e-12)
    if "uniform" in getattr(init, "__name__", "") and init is not uniform:
        assert np.abs(w).max() <= np.sqrt(3 * variance)
    np.testing.assert_array_equal(w, init(np.random.default_rng(0), N_OUT, N_IN))


@pytest.mark.parametrize("shape", [(5, 5), (3, 7), (7, 3)])
def test_orthogonal_rows_or_columns(shape):
    w = orthogonal(np.random.default_rng(0), *shape, gain=2.0)
    product = w @ w.T if shape[0] <= shape[1] else w.T @ w
    np.testing.assert_allclose(product, 4 * np.eye(min(shape)), atol=1e-13)


@pytest.mark.parametrize(("activation", "name"), [(ReLU, "relu"), (Identity, "linear")])
def test_gain_is_torchs_where_torchs_is_exact(activation, name):
    assert gain(activation()) == pytest.approx(torch.nn.init.calculate_gain(name), rel=1e-6)


@pytest.mark.parametrize("activation", [Tanh, ReLU, SiLU, GELU])
def test_gain_keeps_the_second_moment(activation):
    u = np.random.default_rng(0).normal(size=10**6)
    assert gain(activation()) ** 2 * np.mean(activation()(u) ** 2) == pytest.approx(1, rel=0.01)


def test_defaults_suit_the_activation_and_a_bias_starts_as_in_torch():
    deep = mlp(*[400] * 3, activation=ReLU, rng=0)
    assert deep[0].weight.var() == pytest.approx(2 / 400, rel=0.02)
    assert mlp(400, 200, 1, rng=0)[0].weight.var() == pytest.approx(2 / 600, rel=0.02)
    assert np.abs(deep[0].bias).max() < 1 / 20
    assert deep[0].bias.var() == pytest.approx(1 / 1200, rel=0.15)
    assert not Linear(3, 4, bias_init=zeros, rng=0).bias.any()
    assert (mlp(3, 4, 1, init=partial(constant, value=2.0), bias_init=zeros)[0].weight == 2).all()


def test_the_signal_keeps_its_size_over_fifty_layers():
    x = np.random.default_rng(0).normal(size=(200, 256))
    last = mlp(*[256] * 51, activation=ReLU, bias=False, rng=1).activations(x)[-1]
    assert 0.3 < np.sqrt(np.mean(last**2)) < 3
