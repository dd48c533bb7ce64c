"""Networks survive the disk, copies and pickles; a bad file is refused and a failed save leaves the old file whole."""

import copy
import os
import pickle

import numpy as np
import pytest
from hypothesis import given
from nn_reference import examples, networks

from utils.nn import (
    BatchNorm,
    Dropout,
    Ensemble,
    Linear,
    MSELoss,
    Residual,
    Sequential,
    Tanh,
    check_gradient,
    load,
    mlp,
    save,
    storage,
)


@examples(40)
@given(net=networks())
def test_round_trips(net, tmp_path_factory):
    path = tmp_path_factory.mktemp("nets") / "net.npz"
    x = np.random.default_rng(0).normal(size=(5, net.n_in))
    save(net, path)
    for other in (load(path), net.copy(), copy.copy(net), pickle.loads(pickle.dumps(net))):
        assert repr(other) == repr(net)
        np.testing.assert_array_equal(other(x), net(x))
        other.parameters[...] = 0
        other(x)
    assert net.parameters.any() or not len(net.parameters)
    assert os.listdir(path.parent) == ["net.npz"]


def test_a_copy_has_views_of_its_own_and_the_same_generator_state():
    net = Sequential(
        Linear(2, 4, rng=0), BatchNorm(4), Tanh(), Dropout(0.5, rng=3), Residual(Linear(4, 4, rng=1))
    ).train()
    x = np.random.default_rng(0).normal(size=(6, 2))
    net(x)
    other = net.copy()
    assert other.training
    assert other[3].training
    np.testing.assert_array_equal(other(x), net(x))
    np.testing.assert_array_equal(other[1].running_var, net[1].running_var)
    other.parameters += 1
    assert np.shares_memory(other.parameters, other[4].body[0].weight)
    assert check_gradient(other, MSELoss(), x, np.ones((6, 4))).ok


def test_single_precision_is_kept(tmp_path):
    net = mlp(2, 3, 1, batchnorm=True, rng=0, dtype=np.float32)
    save(net, tmp_path / "net")
    assert load(tmp_path / "net").dtype == load(tmp_path / "net")[1].running_mean.dtype == np.float32


def test_a_failed_save_leaves_the_old_file(tmp_path, monkeypatch):
    path, net = tmp_path / "net.npz", mlp(2, 3, 1, rng=0)
    save(net, path)

    def fail(file, **arrays):
        file.write(b"half")
        raise OSError("disk full")

    monkeypatch.setattr(storage.np, "savez", fail)
    with pytest.raises(OSError, match="disk full"):
        save(mlp(2, 3, 1, rng=1), path)
    np.testing.assert_array_equal(load(path).parameters, net.parameters)
    assert os.listdir(tmp_path) == ["net.npz"]


def test_what_is_no_network_is_refused(tmp_path):
    path = tmp_path / "net.npz"
    with pytest.raises(FileNotFoundError):
        load(path)
    save(mlp(2, 3, 1, rng=0), path)
    whole = path.read_bytes()
    np.savez(tmp_path / "other.npz", a=np.ones(3))
    (tmp_path / "pickle.npz").write_bytes(pickle.dumps({"a": 1}))
    (tmp_path / "cut.npz").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "empty.npz").write_bytes(b"")
    for name in ("other", "pickle", "cut", "empty"):
        with pytest.raises(ValueError, match="holds no network written by save"):
            load(tmp_path / f"{name}.npz")
    with pytest.raises(TypeError, match="cannot be saved"):
        save(Ensemble([mlp(2, 1)]), path)
