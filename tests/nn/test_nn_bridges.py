"""To torch and back, and as a script: the outputs stay the same."""

import os
import subprocess
import sys

import numpy as np
import pytest
import torch
from hypothesis import given
from nn_reference import examples, networks
from torch import nn

from utils.nn import Ensemble, Linear, Residual, Sequential, Tanh, mlp
from utils.nn.source import as_code
from utils.nn.torch_bridge import from_torch, to_torch


@examples(40)
@given(net=networks())
def test_torch_computes_the_same(net):
    x = np.random.default_rng(0).normal(size=(5, net.n_in))
    np.testing.assert_allclose(to_torch(net)(torch.tensor(x)).detach().numpy(), net(x), rtol=1e-12, atol=1e-12)
    if not any(isinstance(layer, Residual) for layer in net.walk()):
        back = from_torch(to_torch(net))
        assert repr(back) == repr(net)
        np.testing.assert_array_equal(back(x), net(x))


def test_mode_and_dtype_go_along():
    net = mlp(2, 3, 1, batchnorm=True, rng=0, dtype=np.float32).train()
    module = to_torch(net)
    assert module.training
    assert module[1].training
    assert module[0].weight.dtype == torch.float32
    back = from_torch(module.eval())
    assert back.dtype == np.float32
    assert not back.training
    assert not back[1].training


def test_the_copy_is_independent():
    net = mlp(2, 3, 1, rng=0)
    module = to_torch(net)
    before = module[0].weight.detach().clone()
    net.parameters[...] = 0
    assert torch.equal(module[0].weight, before)


def test_a_single_module_is_a_network():
    assert from_torch(nn.Linear(3, 2, bias=False)).n_out == 2


@pytest.mark.parametrize("module", [nn.Conv1d(1, 1, 1), nn.GELU(approximate="tanh"), nn.BatchNorm1d(3, momentum=None)])
def test_unknown_modules_are_refused(module):
    with pytest.raises(TypeError, match="no form"):
        from_torch(nn.Sequential(module))


def run(code, tmp_path):
    script = tmp_path / "net.py"
    script.write_text(code, encoding="utf-8")
    command = [sys.executable, "-W", "error", "-I", str(script)]
    result = subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, "OMP_NUM_THREADS": "1"}, timeout=600
    )
    assert result.returncode == 0, result.stderr
    return np.array(eval(result.stdout, {}))


@examples(25)
@given(net=networks())
def test_code_computes_the_same(net):
    x = np.random.default_rng(0).normal(size=(5, net.n_in))
    net.train()(x)
    net.eval()
    for language, convert, back in [("numpy", np.asarray, np.asarray), ("torch", torch.tensor, torch.Tensor.numpy)]:
        scope = {"__name__": "somewhere"}
        exec(as_code(net, language), scope)
        np.testing.assert_allclose(back(scope["net"](convert(x))), net(x), rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("language", ["numpy", "torch"])
def test_the_script_runs_by_itself(language, tmp_path):
    rng = np.random.default_rng(0)
    net, x = mlp(3, 8, 8, 2, batchnorm=True, dropout=0.2, rng=rng), rng.normal(size=(4, 3))
    net.train()(x)
    net.eval()
    np.testing.assert_allclose(run(as_code(net, language, x), tmp_path), net(x), rtol=1e-13, atol=1e-13)


def test_code_in_single_precision_and_refusals():
    net = mlp(2, 3, 1, rng=0, dtype=np.float32)
    scope = {"__name__": "somewhere"}
    exec(as_code(net), scope)
    out = scope["net"](np.ones((1, 2), np.float32))
    assert out.dtype == np.float32
    np.testing.assert_allclose(out, net([[1, 1]]), rtol=1e-6)
    with pytest.raises(ValueError, match="language is 'java'"):
        as_code(net, "java")
    with pytest.raises(TypeError, match="cannot be written"):
        as_code(Ensemble([mlp(2, 1)]))
    with pytest.raises(TypeError, match="no torch form"):
        to_torch(Ensemble([Sequential(Linear(1, 1), Tanh())]))
