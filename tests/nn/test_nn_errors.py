"""Bad input: every function gives a result, or an error that names the argument, what came and what was expected."""

import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nn_reference import examples

from utils import nn
from utils.nn import (
    ELU,
    L1,
    SGD,
    Adagrad,
    Adam,
    BatchNorm,
    BCEWithLogitsLoss,
    CrossEntropyLoss,
    Dropout,
    EarlyStopping,
    LeakyReLU,
    Linear,
    MSELoss,
    Record,
    Residual,
    RMSprop,
    Sequential,
    Tanh,
    check_gradient,
    clip_to_norm,
    clip_to_value,
    mlp,
    schedules,
    train,
)

X, Y = np.ones((4, 2)), np.array([0.0, 1.0, 1.0, 0.0])
NET = mlp(2, 3, 1, rng=0)
THETA = np.zeros(3)


def start(**changes):
    arguments = {"loss": BCEWithLogitsLoss(), "x": X, "y": Y, **changes}
    net = NET.copy()
    return next(train(net, arguments.pop("loss"), SGD(net.parameters), **arguments))


def backward_with(delta):
    net = NET.copy()
    net(X)
    net.backward(delta)


REFUSED = [
    # shapes
    (lambda: NET(np.ones(2)), ValueError, r"x has shape \(2,\), expected \(n, 2\).*reshape\(-1, 2\)"),
    (lambda: NET(np.ones((4, 3))), ValueError, r"x has shape \(4, 3\), expected \(n, 2\)"),
    (lambda: NET(np.ones((0, 2))), ValueError, r"x has shape \(0, 2\): it is empty"),
    (lambda: NET([[1, 2], [3]]), ValueError, "x is not a rectangular array"),
    (lambda: backward_with(np.ones((4, 2))), ValueError, r"delta has shape \(4, 2\), expected \(4, 1\)"),
    (lambda: start(y=Y[:3]), ValueError, r"y has shape \(3,\), expected \(4, 1\)"),
    (lambda: start(x=X[:0], y=Y[:0]), ValueError, "x has shape .* empty"),
    (lambda: MSELoss()(X, Y), ValueError, r"y has shape \(4,\), expected \(4, 2\)"),
    (lambda: SGD(THETA).step(np.zeros(4)), ValueError, r"gradient is float64 \(4,\), but float64 \(3,\)"),
    # types and numbers
    (lambda: NET([["a", "b"]]), TypeError, "x holds <U1, but real numbers"),
    (lambda: NET(X * 1j), TypeError, "x holds complex128"),
    (lambda: NET(X * np.nan), ValueError, r"x is not finite at index \[0, 0\]"),
    (lambda: NET([[1, np.inf]]), ValueError, r"x is not finite at index \[0, 1\]"),
    (lambda: mlp(2, 1, dtype=np.float32)([[1e39, 1]]), ValueError, "x is not finite .*float32"),
    (lambda: start(y=Y * np.nan), ValueError, "y is not finite"),
    (lambda: mlp(2, 1, dtype=int), TypeError, "dtype is <class 'int'>, but np.float32 or np.float64"),
    (lambda: mlp(2, 1, dtype="cheese"), TypeError, "dtype is 'cheese'"),
    (lambda: SGD([1, 2]), TypeError, r"parameters is \[1, 2\], but a flat vector of floats"),
    (lambda: SGD(np.zeros((2, 2))), TypeError, r"parameters is float64 \(2, 2\)"),
    (lambda: SGD(THETA).step([0, 0, 0]), ValueError, r"gradient is \[0, 0, 0\]"),
    (lambda: SGD(THETA).step(np.zeros(3, np.float32)), ValueError, "gradient is float32"),
    # labels
    (lambda: BCEWithLogitsLoss()([[1.0], [2.0]], [0, 2]), ValueError, r"y reaches from 0 to 2, .* \[0, 1\]"),
    (lambda: CrossEntropyLoss()(X, [0, 1, 2, 0]), ValueError, "y reaches from 0 to 2, but labels .* 0 to 1"),
    (lambda: CrossEntropyLoss()(X, [0, 1, -1, 0]), ValueError, "y reaches from -1 to 1"),
    (lambda: CrossEntropyLoss()(X, [0, 0.5, 1, 0]), ValueError, "whole numbers"),
    (lambda: CrossEntropyLoss()(X, X), ValueError, "y holds rows that are no probabilities"),
    # ranges
    (lambda: Dropout(1.0), ValueError, r"p is 1, but it must lie in \[0, 1\)"),
    (lambda: Dropout(-0.1), ValueError, r"p is -0.1"),
    (lambda: Dropout("half"), TypeError, "p is 'half', but a real number"),
    (lambda: SGD(THETA, lr=-1), ValueError, r"lr is -1, but it must lie in \[0, inf\)"),
    (lambda: SGD(THETA, lr=np.nan), ValueError, "lr is nan"),
    (lambda: SGD(THETA, momentum=-0.1), ValueError, "momentum is -0.1"),
    (lambda: SGD(THETA, nesterov=True), ValueError, "nesterov needs momentum > 0"),
    (lambda: SGD(THETA, weight_decay=-1), ValueError, "weight_decay is -1"),
    (lambda: Adam(THETA, betas=(0.9, 1.0)), ValueError, r"betas\[1\] is 1"),
    (lambda: Adam(THETA, betas=0.9), ValueError, "betas is 0.9, but two numbers"),
    (lambda: Adam(THETA, eps=-1), ValueError, "eps is -1"),
    (lambda: RMSprop(THETA, alpha=1), ValueError, "alpha is 1"),
    (lambda: Adagrad(THETA, lr_decay=-1), ValueError, "lr_decay is -1"),
    (lambda: L1(-1), ValueError, "strength is -1"),
    (lambda: LeakyReLU(2), ValueError, "negative_slope is 2"),
    (lambda: ELU(-1), ValueError, "alpha is -1"),
    (lambda: BatchNorm(0), ValueError, "n_features is 0, but it must be at least 1"),
    (lambda: BatchNorm(2, momentum=2), ValueError, r"momentum is 2, but it must lie in \[0, 1\]"),
    (lambda: BatchNorm(2).train()([[1, 2]]), ValueError, "x holds 1 sample, but batch normalisation"),
    (lambda: clip_to_norm(THETA, 0), ValueError, "max_norm is 0"),
    (lambda: clip_to_value(THETA, -1), ValueError, "limit is -1"),
    (lambda: start(batch_size=0), ValueError, "batch_size is 0, but it must be at least 1"),
    (lambda: start(batch_size=2.5), TypeError, "batch_size is 2.5, but a whole number"),
    (lambda: start(epochs=-1), ValueError, "epochs is -1"),
    (lambda: start(rng="seed"), TypeError, "rng is 'seed', but a generator"),
    (lambda: start(clip_norm=0), ValueError, "clip_norm is 0"),
    (lambda: schedules.cosine(0.1, 0), ValueError, "steps is 0"),
    (lambda: EarlyStopping(NET, patience=0), ValueError, "patience is 0"),
    (lambda: EarlyStopping(NET)(np.nan), ValueError, "value is nan"),
    (lambda: Record(NET, every=0), ValueError, "every is 0"),
    (lambda: NET.predict(X, chunk=0), ValueError, "chunk is 0"),
    (lambda: check_gradient(NET, MSELoss(), X, Y, eps=0), ValueError, "eps is 0"),
    # architecture
    (lambda: mlp(2), ValueError, r"sizes is \(2,\), but at least an input and an output"),
    (lambda: mlp(2, 0, 1), ValueError, "n_out is 0"),
    (lambda: mlp(2, 1.5), TypeError, "n_out is 1.5, but a whole number"),
    (lambda: mlp(2, 3, 1, activation="tanh"), TypeError, "activation is 'tanh'"),
    (lambda: mlp(2, 3, 1, activation=Tanh()), TypeError, r"activation is Tanh\(\), but a class such as Tanh"),
    (lambda: mlp(2, 3, 1, dropout=1), ValueError, "dropout is 1"),
    (lambda: mlp(2, 3, 1, init="xavier"), TypeError, "init is 'xavier', but .*initialisers.xavier_normal"),
    (lambda: Linear(2, 3, init="he"), TypeError, "init is 'he', but an object such as"),
    (lambda: Linear(2, 3, init=lambda *_: np.ones((2, 3))), ValueError, r"init gives shape \(2, 3\), .* \(3, 2\)"),
    (lambda: Linear(2, 3, bias_init=lambda *_: np.nan * np.ones((3, 1))), ValueError, "bias_init is not finite"),
    (lambda: nn.initialisers.lecun_normal(0, 2, 3, gain=-1), ValueError, "gain is -1"),
    (lambda: start(penalty=0.01), TypeError, r"penalty is 0.01, but an object such as utils.nn.L2\(0.01\)"),
    (lambda: start(loss=MSELoss), TypeError, r"loss is <class .*, but an object such as utils.nn.MSELoss\(\)"),
    (lambda: Linear(2, True), TypeError, "n_out is True"),
    (lambda: Sequential(), TypeError, "at least one layer"),
    (lambda: Sequential(Tanh), TypeError, r"at least one layer is expected, each an object such as Tanh\(\)"),
    (lambda: Sequential(Linear(2, 3), Tanh(), Linear(4, 1)), ValueError, r"layers\[2\] .* takes 4 .* returns 3"),
    (lambda: Sequential(Linear(2, 3), Linear(3, 1, dtype=np.float32)), TypeError, "mix dtypes"),
    (lambda: Sequential(NET[0], Tanh()), ValueError, "in use already"),
    (lambda: Sequential(*[Linear(2, 2)] * 2), ValueError, "in use already"),
    (lambda: Residual(Linear(2, 3)), ValueError, "take 2 values and return 3"),
    # order
    (lambda: mlp(2, 1).backward([[1.0]]), RuntimeError, "backward was called before forward"),
    (lambda: mlp(2, 1).input_gradient(), RuntimeError, "input_gradient was called before backward"),
]


@pytest.mark.parametrize(("call", "kind", "words"), REFUSED)
def test_refusals_name_the_argument(call, kind, words):
    with pytest.raises(kind, match=words):
        call()


def test_a_refusal_changes_nothing():
    net = mlp(2, 3, 1, rng=0)
    before = net(X)
    for bad in (X[:, :1], X * np.nan, X[:0]):
        with pytest.raises(ValueError, match="x "):
            net(bad)
    np.testing.assert_array_equal(net(X), before)


NUMBERS = st.one_of(
    st.floats(width=64),
    st.integers(-(2**70), 2**70),
    st.booleans(),
    st.none(),
    st.text(max_size=3),
    st.complex_numbers(),
    st.sampled_from([0, 1, -1, 1e308, -1e308, 1e-320, 1e4, -1e4, np.float32(3), np.nan, np.inf]),
)
ARRAYS = st.one_of(
    NUMBERS,
    st.lists(NUMBERS, max_size=4),
    st.lists(st.lists(NUMBERS, min_size=1, max_size=3), max_size=4),
    st.builds(
        lambda shape, kind, size, seed: (np.random.default_rng(seed).normal(size=shape) * size).astype(kind),
        st.lists(st.integers(0, 4), max_size=3),
        st.sampled_from(["f2", "f4", "f8", "i8", "u1", "?", "O"]),
        st.sampled_from([0.0, 1.0, 10.0]),
        st.integers(0, 9),
    ),
)
UNDERSTOOD = (ValueError, TypeError, RuntimeError, FloatingPointError)


def result_or_refusal(call):
    """Call; an error must be of a kind that we raise, be raised in utils.nn, and say something."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            return call()
        except UNDERSTOOD as error:
            refusal = error
    trace = refusal.__traceback__
    while trace.tb_next:
        trace = trace.tb_next
    where = trace.tb_frame.f_globals["__name__"]
    assert where.startswith("utils.nn"), f"raised in {where}: {refusal}"
    assert any(word in str(refusal) for word in ("but", "expected", "not finite", "empty", "rectangular", "before"))
    return None


@examples(300)
@given(x=ARRAYS, y=ARRAYS, loss=st.sampled_from([MSELoss, BCEWithLogitsLoss, CrossEntropyLoss]))
def test_fuzz_data(x, y, loss):
    net = mlp(2, 3, 2, batchnorm=True, rng=0)
    out = result_or_refusal(lambda: net(x))
    assert out is None or np.isfinite(out).all()
    result_or_refusal(lambda: loss()(x, y))
    result_or_refusal(lambda: loss().gradient(x, y))
    result_or_refusal(lambda: net.backward(y))
    result_or_refusal(lambda: Tanh()(x))
    result_or_refusal(lambda: Tanh().derivative(x))
    result_or_refusal(lambda: next(train(net, loss(), SGD(net.parameters), x, y, rng=0)))
    result_or_refusal(lambda: SGD(np.zeros(2)).step(x))


@examples(200)
@given(a=NUMBERS, b=NUMBERS)
def test_fuzz_options(a, b):
    θ = np.zeros(3)
    for kind, names in [
        (SGD, ("lr", "momentum", "weight_decay", "dampening")),
        (Adagrad, ("lr", "eps", "lr_decay", "initial_accumulator_value")),
        (RMSprop, ("lr", "alpha", "momentum", "eps")),
        (Adam, ("lr", "eps", "betas")),
        (nn.AdamW, ("lr", "weight_decay", "betas")),
    ]:
        for name in names:
            optimiser = result_or_refusal(lambda kind=kind, name=name: kind(θ, **{name: a}))
            assert optimiser is None or repr(optimiser)
    result_or_refusal(lambda: Adam(θ, betas=(a, b)))
    for kind in (Dropout, LeakyReLU, ELU, L1, nn.L2, BatchNorm):
        result_or_refusal(lambda kind=kind: kind(a) if not isinstance(a, int) or a < 1000 else None)
    for function in (schedules.constant, lambda v: schedules.cosine(v, 5), lambda v: schedules.exponential(v, b)):
        result_or_refusal(lambda function=function: function(a))
    result_or_refusal(lambda: EarlyStopping(NET, patience=a, min_delta=b))
    result_or_refusal(lambda: start(batch_size=a, clip_norm=b) if a is not None else None)
    result_or_refusal(lambda: Linear(1, 1, rng=a))
