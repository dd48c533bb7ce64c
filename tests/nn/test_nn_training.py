"""Training: equal to a loop in torch, the same bits for the same seed, free to look at and to leave at any step."""

import io
import warnings

import numpy as np
import pytest
import torch
from nn_reference import gradients, judge

from utils.nn import (
    L1,
    L2,
    SGD,
    Adam,
    AdamW,
    BCEWithLogitsLoss,
    CrossEntropyLoss,
    Diverged,
    EarlyStopping,
    MSELoss,
    Record,
    ReLU,
    mlp,
    progress,
    train,
)


def moons(n=60, seed=0):
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(n, 2))
    return x, (x[:, 0] * x[:, 1] > 0).astype(float)


def flat(module):
    return np.concatenate(
        [np.r_[p.weight.detach().numpy().T.ravel(), p.bias.detach().numpy()] for p in module if hasattr(p, "weight")]
    )


@pytest.mark.parametrize("batch_size", [1, 7, 20, 60, 1000, None])
def test_training_equals_torch_batch_by_batch(batch_size):
    x, y = moons()
    net = mlp(2, 5, 4, 1, rng=0)
    module = judge(net)
    optimiser = torch.optim.Adam(module.parameters(), lr=0.01)
    size = batch_size or len(x)
    steps = train(
        net, BCEWithLogitsLoss(), Adam(net.parameters, lr=0.01), x, y, batch_size=batch_size, epochs=3, shuffle=False
    )
    for _ in range(3):
        for start in range(0, len(x), size):
            optimiser.zero_grad()
            part = slice(start, start + size)
            loss = torch.nn.BCEWithLogitsLoss()(module(torch.tensor(x[part])), torch.tensor(y[part, None]))
            loss.backward()
            optimiser.step()
            step = next(steps)
            assert step.loss == pytest.approx(loss.item(), rel=1e-12)
            np.testing.assert_allclose(net.parameters, flat(module), rtol=0, atol=1e-12)
            assert step.end_of_epoch == (start + size >= len(x))
    assert next(steps, None) is None
    assert (step.epoch, step.step) == (2, 3 * -(-60 // size) - 1)


def test_same_seed_same_bits_other_seed_other_bits():
    def run(seed, look):
        rng = np.random.default_rng(seed)
        net = mlp(2, 8, 8, 2, activation=ReLU, dropout=0.2, batchnorm=True, rng=rng)
        x, y = moons()
        for step in train(net, CrossEntropyLoss(), Adam(net.parameters), x, y, batch_size=16, epochs=4, rng=rng):
            if look:  # looking changes nothing
                assert np.isfinite(step.loss)
                net(x[:16])
                net.predict(x)
        return net.eval()(x).tobytes() + net.parameters.tobytes()

    assert run(0, False) == run(0, False) == run(0, True) != run(1, False)


def test_every_sample_comes_once_in_every_epoch_in_a_new_order():
    x = np.arange(10.0)[:, None]
    net, seen = mlp(1, 1, rng=0), []
    for step in train(
        net, MSELoss(), SGD(net.parameters, lr=0), x, x, batch_size=3, epochs=3, rng=np.random.default_rng(0)
    ):
        seen.extend(step.target[0])
        np.testing.assert_array_equal(step.target, step.net.x[:-1])
    epochs = np.reshape(seen, (3, 10))
    np.testing.assert_array_equal(np.sort(epochs), np.tile(np.arange(10.0), (3, 1)))
    assert len({tuple(epoch) for epoch in epochs}) == 3


def test_the_data_are_copied_and_the_loss_stays_that_of_its_batch():
    x, y = moons()
    net = mlp(2, 4, 1, rng=0)
    steps = train(net, BCEWithLogitsLoss(), SGD(net.parameters), x, y, batch_size=None, epochs=5)
    x[...], before = np.nan, BCEWithLogitsLoss()(net(moons()[0]), y)
    step = next(steps)
    net(moons(60, 1)[0])
    assert step.loss == pytest.approx(before, rel=1e-12)
    assert "loss=0." in repr(step)


@pytest.mark.parametrize(("penalty", "norm"), [(L1, 1), (L2, 2)])
@pytest.mark.parametrize("biases", [False, True])
def test_penalties_equal_torch(penalty, norm, biases):
    x, y = moons()
    net = mlp(2, 4, 1, rng=0)
    module, penalty = judge(net), penalty(0.3, biases)
    terms = [p for name, p in module.named_parameters() if biases or "weight" in name]
    value = 0.3 * sum(p.abs().sum() if norm == 1 else p.square().sum() / 2 for p in terms)
    (torch.nn.BCEWithLogitsLoss()(module(torch.tensor(x)), torch.tensor(y[:, None])) + value).backward()
    next(train(net, BCEWithLogitsLoss(), SGD(net.parameters, lr=0), x, y, batch_size=None, penalty=penalty))
    np.testing.assert_allclose(net.gradient, gradients(module), rtol=0, atol=1e-14)
    assert penalty(net) == pytest.approx(value.item(), rel=1e-13)


def test_l2_is_weight_decay_for_sgd_and_torchs_adam_and_not_for_adamw():
    x, y = moons()
    for kind, same in [(SGD, True), (Adam, True), (AdamW, False)]:
        ends = []
        for decay, penalty in [(0.05, None), (0.0, L2(0.05, biases=True))]:
            net = mlp(2, 4, 1, rng=0)
            optimiser = kind(net.parameters, lr=0.1, weight_decay=decay)
            for _ in train(net, BCEWithLogitsLoss(), optimiser, x, y, batch_size=None, epochs=20, penalty=penalty):
                pass
            ends.append(net.parameters)
        assert np.allclose(*ends, rtol=0, atol=1e-12) == same


def test_clip_norm_limits_the_step():
    x, y = moons()
    net = mlp(2, 4, 1, rng=0)
    before = net.parameters.copy()
    next(train(net, BCEWithLogitsLoss(), SGD(net.parameters, lr=1.0), x, y, batch_size=None, clip_norm=1e-3))
    assert np.linalg.norm(net.parameters - before) == pytest.approx(1e-3, rel=2e-2)


@pytest.mark.parametrize("action", ["ignore", "error"])
@pytest.mark.parametrize("look", [False, True])
def test_a_diverged_training_says_so(action, look):
    def run():
        x = np.random.default_rng(0).normal(size=(50, 3))
        net = mlp(3, 8, 1, activation=ReLU, rng=0)
        for step in train(net, MSELoss(), SGD(net.parameters, lr=1e6), x, x[:, 0], epochs=400):
            assert not look or np.isfinite(step.loss)
        return step

    with warnings.catch_warnings():
        warnings.simplefilter(action)
        with pytest.raises(Diverged, match="smaller learning rate"):
            run()


def test_training_learns_xor_quadrants():
    rng = np.random.default_rng(0)
    x, y = moons(400)
    net = mlp(2, 16, 16, 1, rng=rng)
    for _ in train(net, BCEWithLogitsLoss(), Adam(net.parameters, lr=0.02), x, y, epochs=60, rng=rng):
        pass
    assert np.mean((net(x)[:, 0] > 0) == y) > 0.98


def test_progress_counts_epochs_and_changes_nothing():
    x, y = moons()
    net, bar = mlp(2, 3, 1, rng=0), io.StringIO()
    training = train(net, BCEWithLogitsLoss(), SGD(net.parameters), x, y, batch_size=20, epochs=7)
    assert [step.step for step in progress(training, 7, file=bar)] == list(range(21))
    assert "7/7" in bar.getvalue()


def test_early_stopping_keeps_the_best_network():
    net = mlp(2, 3, 1, batchnorm=True, rng=0)
    stop, values = EarlyStopping(net, patience=2, min_delta=0.05), [1.0, 0.5, 0.48, 0.6, 0.1]
    answers = []
    for k, value in enumerate(values[:4]):
        net.parameters[...] = k
        net[1].running_mean[...] = k
        answers.append(stop(value))
    assert answers == [False, False, False, True]
    stop.restore()
    assert (net.parameters == 1).all()
    assert (net[1].running_mean == 1).all()
    assert (stop.best, stop.best_call) == (0.5, 2)
    assert not stop(values[4])


def test_record_sees_what_happened_and_leaves_nothing_behind():
    x, y = moons()
    net = mlp(2, 6, 1, activation=ReLU, rng=0)
    twin = net.copy()
    net[0].bias[0], net[0].weight[0] = -100, 0  # a dead neuron
    start = net.parameters.copy()
    with Record(net, every=4, full=True) as record:
        for step in train(net, BCEWithLogitsLoss(), SGD(net.parameters, lr=0.1), x, y, batch_size=None, epochs=10):
            if step.step == 0:
                change = net.parameters - start
    assert net.records == ()
    assert list(record.steps) == [0, 4, 8]
    assert record.delta.shape == record.dead.shape == (3, 3)
    assert record.dead[0, 1] == pytest.approx(1 / 6)
    assert record.update[0, 0] == pytest.approx(np.linalg.norm(change[:18]) / np.linalg.norm(start[:18]))
    assert np.isnan(record.update[:, 1]).all()
    activations, deltas, gradients = record.snapshots[0]
    assert activations[1].shape == deltas[0].shape == (60, 6)
    assert activations[1].std() == pytest.approx(record.activation_std[0, 1])
    np.testing.assert_allclose(np.r_[gradients[0], gradients[2]] * -0.1, change, rtol=0, atol=1e-14)
    np.testing.assert_allclose(deltas[2], BCEWithLogitsLoss().gradient(activations[2], y), rtol=1e-13)
    assert repr(record) == "Record of 3 layers at 3 steps, every 4"
    with pytest.raises(AttributeError, match="activation_std"):
        record.activation_sdt  # noqa: B018
    with Record(twin) as outer, Record(twin) as inner:
        next(train(twin, BCEWithLogitsLoss(), SGD(twin.parameters), x, y))
    assert len(outer.steps) == len(inner.steps) == 1
