"""Forward, every gradient and the running statistics against torch in float64, over random networks."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from nn_reference import ACTIVATIONS, LOSSES, examples, gradients, judge, labels, networks, weighted
from torch import nn

from utils.nn import BatchNorm, Dropout, Linear, Sequential, Softmax, Tanh, mlp

U = np.concatenate([np.linspace(-40, 40, 3997), [-1e4, 1e4, -700, 700, 0.0, -0.0, 5e-324, -5e-324]])


@examples(150)
@given(
    net=networks(),
    n=st.integers(1, 9),
    seed=st.integers(0, 10**6),
    loss=st.sampled_from(list(LOSSES)),
    training=st.booleans(),
)
def test_forward_gradient_and_statistics_equal_torch(net, n, seed, loss, training):
    rng, norms = np.random.default_rng(seed), [layer for layer in net.walk() if isinstance(layer, BatchNorm)]
    net.train(training and (n > 1 or not norms))
    module = judge(net)
    x, loss = rng.normal(size=(n, net.n_in)), loss()
    y, y_torch = labels(loss, rng, n, net.n_out)
    x_torch = torch.tensor(x, requires_grad=True)

    prediction = net(x)
    expected = module(x_torch)
    np.testing.assert_allclose(prediction, expected.detach().numpy(), rtol=1e-12, atol=1e-12)
    value, value_torch = loss(prediction, y), LOSSES[type(loss)]()(expected, y_torch)
    np.testing.assert_allclose(value, value_torch.item(), rtol=1e-12, atol=1e-12)

    net.backward(loss.gradient(prediction, y))
    value_torch.backward()
    theirs = gradients(module)
    scale = max(1.0, np.abs(theirs).max())
    np.testing.assert_allclose(net.gradient / scale, theirs / scale, rtol=0, atol=1e-11)
    np.testing.assert_allclose(net.input_gradient() / scale, x_torch.grad.numpy() / scale, rtol=0, atol=1e-11)
    np.testing.assert_array_equal(net.input_gradient(), net.input_gradient())  # asking twice changes nothing

    for ours, other in zip(norms, [part for part in module.modules() if isinstance(part, nn.BatchNorm1d)], strict=True):
        np.testing.assert_allclose(ours.running_mean[:, 0], other.running_mean.numpy(), rtol=1e-12, atol=1e-13)
        np.testing.assert_allclose(ours.running_var[:, 0], other.running_var.numpy(), rtol=1e-12, atol=1e-13)


@pytest.mark.parametrize("kind", ACTIVATIONS)
def test_activation_and_slope_equal_torch_also_at_ten_thousand(kind):
    module = nn.Softplus(threshold=700) if kind.__name__ == "Softplus" else getattr(nn, kind.__name__)()
    u = torch.tensor(U, requires_grad=True)
    g = module(u)
    (slope,) = torch.autograd.grad(g.sum(), u)
    np.testing.assert_allclose(kind()(U), g.detach().numpy(), rtol=1e-13, atol=1e-13)
    np.testing.assert_allclose(kind().derivative(U), slope.numpy(), rtol=1e-13, atol=1e-13)
    assert kind()(U.reshape(3, 3, -1)[:2]).shape == (2, 3, len(U) // 9)
    small = mlp(1, 2, 1, activation=kind, dtype=np.float32)
    assert np.isfinite(small([[1e4], [-1e4]])).all()


def test_softmax_is_exact_at_ten_thousand():
    u = np.array([[1e4, 0, -1e4], [1e4, 1e4, 1e4], [-1e4, -1e4 - 1, -1e4]])
    np.testing.assert_allclose(Softmax()(u), torch.softmax(torch.tensor(u), 1).numpy(), rtol=1e-14, atol=1e-300)


@examples(60)
@given(n=st.integers(1, 6), d=st.integers(1, 5), size=st.sampled_from([1.0, 100.0, 1e4]), seed=st.integers(0, 10**6))
@pytest.mark.parametrize("kind", LOSSES)
def test_losses_equal_torch_from_tiny_to_huge_logits(kind, n, d, size, seed):
    rng, loss = np.random.default_rng(seed), kind()
    u = rng.normal(size=(n, d)) * size
    y, y_torch = labels(loss, rng, n, d)
    u_torch = torch.tensor(u, requires_grad=True)
    value = LOSSES[kind]()(u_torch, y_torch)
    value.backward()
    np.testing.assert_allclose(loss(u, y), value.item(), rtol=1e-13, atol=1e-13)
    np.testing.assert_allclose(loss.gradient(u, y), u_torch.grad.numpy(), rtol=1e-13, atol=1e-13)


def test_cross_entropy_takes_probabilities_as_torch_does():
    rng = np.random.default_rng(0)
    u, p = rng.normal(size=(7, 4)), rng.dirichlet(np.ones(4), 7)
    value = nn.CrossEntropyLoss()(torch.tensor(u), torch.tensor(p)).item()
    from utils.nn import CrossEntropyLoss

    assert CrossEntropyLoss()(u, p) == pytest.approx(value, rel=1e-14)
    assert CrossEntropyLoss()(np.array([[1e4, -1e4]]), [1]) == 2e4


def test_dropout_keeps_the_expectation_and_rests_in_evaluation():
    layer, x = Dropout(0.3, rng=0), np.ones((2000, 5))
    np.testing.assert_array_equal(layer(x), x)
    y = layer.train()(x)
    assert set(np.round(np.unique(y), 12)) == {0.0, round(1 / 0.7, 12)}
    assert y.mean() == pytest.approx(1, abs=0.02)


def test_a_layer_called_by_itself_does_not_disturb_its_network():
    net = mlp(2, 4, 3, rng=0)
    x = np.random.default_rng(1).normal(size=(5, 2))
    before = net(x)
    np.testing.assert_allclose(net[2](net[1](net[0](x))), before, rtol=1e-15)
    net[0](x[:2])
    np.testing.assert_array_equal(net(x), before)
    np.testing.assert_array_equal(net.activations(x)[-1], before)


def test_outputs_are_copies_and_views_are_views():
    net, x = mlp(2, 3, 1, rng=0), np.ones((4, 2))
    first = net(x)
    net.parameters += 1
    assert not np.array_equal(first, net(x))
    net[0].weight[...] = 7
    assert np.count_nonzero(net.parameters == 7) == 6
    assert net[0].weight.shape == (3, 2)
    assert net[0].bias.shape == (3,)
    assert sum(len(layer.parameters) for layer in weighted(net)) == len(net.parameters)


def test_predict_is_evaluation_in_slices():
    net = Sequential(Linear(2, 8, rng=0), BatchNorm(8), Tanh(), Dropout(0.5, rng=0), Linear(8, 1, rng=1)).train()
    x = np.random.default_rng(0).normal(size=(50, 2))
    net(x)
    expected = net.copy().eval()(x)
    np.testing.assert_allclose(net.predict(x, chunk=7), expected, rtol=1e-13)
    assert net.training


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_dtype_is_kept(dtype):
    net = mlp(3, 4, 2, batchnorm=True, dropout=0.1, rng=0, dtype=dtype)
    assert net(np.ones((2, 3))).dtype == net.parameters.dtype == net[1].running_mean.dtype == dtype
