"""An ensemble trains every member exactly as it would train alone."""

import copy

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nn_reference import examples

from utils.nn import (
    SGD,
    BatchNorm,
    BCEWithLogitsLoss,
    CrossEntropyLoss,
    Dropout,
    Ensemble,
    Linear,
    ReLU,
    Sequential,
    Sigmoid,
    Tanh,
    check_gradient,
    mlp,
    train,
)


@examples(25)
@given(
    k=st.integers(1, 5),
    sizes=st.lists(st.integers(1, 5), min_size=2, max_size=4),
    activation=st.sampled_from([Tanh, ReLU, Sigmoid]),
    bias=st.booleans(),
    dropout=st.sampled_from([0.0, 0.3]),
    clip_norm=st.sampled_from([None, 0.3]),
    seed=st.integers(0, 1000),
)
def test_members_end_where_they_would_have_ended_alone(k, sizes, activation, bias, dropout, clip_norm, seed):
    rng = np.random.default_rng(seed)
    nets = [mlp(*sizes, activation=activation, bias=bias, dropout=dropout, rng=rng) for _ in range(k)]
    if dropout:  # of the inputs, too
        nets = [Sequential(Dropout(0.2, rng=i), *(layer.copy() for layer in net)) for i, net in enumerate(nets)]
    ensemble = Ensemble(nets)
    x, y = rng.normal(size=(11, sizes[0])), rng.integers(0, sizes[-1], 11)

    def training(net):
        how = {"batch_size": 4, "epochs": 2, "rng": 1, "clip_norm": clip_norm}
        return train(net, CrossEntropyLoss(), SGD(net.parameters, lr=0.5, momentum=0.5), x, y, **how)

    together, alone = training(ensemble), [training(net) for net in nets]
    for step, *steps in zip(together, *alone, strict=True):
        np.testing.assert_allclose(step.loss, [one.loss for one in steps], rtol=1e-12, atol=1e-15)
    for i, net in enumerate(nets):
        np.testing.assert_allclose(ensemble.member(i).parameters, net.parameters, rtol=0, atol=1e-12)
        np.testing.assert_allclose(ensemble(x)[i], net(x), rtol=1e-12, atol=1e-12)
    assert ensemble.predict(x, chunk=3).shape == (k, 11, sizes[-1])


def test_gradients_by_hand():
    rng = np.random.default_rng(0)
    nets = [mlp(2, 3, 1, rng=rng) for _ in range(4)]
    ensemble, x = Ensemble(nets), rng.normal(size=(5, 2))
    delta = rng.normal(size=(4, 5, 1))
    assert ensemble(x).shape == (4, 5, 1)
    ensemble.backward(delta)
    through = 0
    for i, net in enumerate(nets):
        net(x)
        net.backward(delta[i])
        through += net.input_gradient()
        np.testing.assert_allclose(ensemble[0].weight_gradient[i], net[0].weight_gradient, rtol=1e-13)
        np.testing.assert_allclose(ensemble[2].bias_gradient[i], net[2].bias_gradient, rtol=1e-13)
    np.testing.assert_allclose(ensemble.input_gradient(), through, rtol=1e-13)


def test_copies_and_words():
    ensemble = Ensemble([mlp(2, 3, 1, rng=i) for i in range(3)])
    x = np.ones((2, 2))
    other = copy.deepcopy(ensemble)
    np.testing.assert_array_equal(other(x), ensemble(x))
    other.parameters[...] = 0
    assert ensemble(x).any()
    assert "3 × Linear(2, 3)" in repr(ensemble)
    assert repr(ensemble).startswith("Ensemble 2 → 1, 39 parameters")


def test_dropout_of_the_inputs_by_hand():
    """One generator may stand in several layers of a network, and in several networks: alone, each begins as it is."""
    shared = np.random.default_rng(0)
    nets = [Sequential(Dropout(0.5, rng=shared), Linear(3, 4, rng=i), Dropout(0.3, rng=shared)) for i in range(3)]
    ensemble = Ensemble([net.train() for net in nets])
    assert "3 × Dropout(p=0.5)" in repr(ensemble)
    copies = [copy.deepcopy(ensemble), Ensemble([ensemble.member(i) for i in range(3)])]
    x, delta = np.arange(1.0, 16).reshape(5, 3), np.random.default_rng(1).normal(size=(3, 5, 4))
    found, through = ensemble(x), 0
    ensemble.backward(delta)
    for i, net in enumerate(copy.deepcopy(net) for net in nets):
        np.testing.assert_allclose(found[i], net(x), rtol=1e-13)
        net.backward(delta[i])
        np.testing.assert_allclose(ensemble[1].weight_gradient[i], net[1].weight_gradient, rtol=1e-13)
        through += net.input_gradient()
    np.testing.assert_allclose(ensemble.input_gradient(), through, rtol=1e-13)
    for other in copies:
        np.testing.assert_array_equal(other(x), found)
    np.testing.assert_array_equal(copy.deepcopy(ensemble[0])(x), ensemble[0](x))
    assert (ensemble.eval()(x)[0] == ensemble.member(0)(x)).all()


def test_refusals():
    with pytest.raises(ValueError, match="nets differ"):
        Ensemble([mlp(2, 3, 1), mlp(2, 4, 1)])
    with pytest.raises(TypeError, match="nets"):
        Ensemble([])
    with pytest.raises(TypeError, match="no ensemble form"):
        Ensemble([Sequential(Linear(2, 3), BatchNorm(3))])
    with pytest.raises(TypeError, match="nets is"):
        Ensemble([Ensemble([mlp(2, 1)])])
    with pytest.raises(TypeError, match="net is an ensemble, but one network"):
        check_gradient(Ensemble([mlp(2, 1)]), BCEWithLogitsLoss(), np.ones((2, 2)), [0, 1])
    ensemble = Ensemble([mlp(2, 1)])
    with pytest.raises(ValueError, match="optimiser has other parameters"):
        train(ensemble, BCEWithLogitsLoss(), SGD(mlp(2, 1).parameters), np.ones((2, 2)), [0, 1])
