"""The benchmark compares like with like: nothing is timed here, the contenders only have to do the same step."""

import json

import numpy as np
import pytest
from click.testing import CliRunner

from utils.bench import clock, contenders, measures, nn
from utils.bench.contenders import TASKS, Task
from utils.bench.hand_fused import hand_fused
from utils.nn import ReLU, Tanh

SMALL = (*TASKS[:3], Task((5, 7, 6, 1), 9, ReLU), Task((5, 7, 3), 9, Tanh))


@pytest.mark.parametrize("task", SMALL, ids=lambda task: task.name)
def test_the_hand_fused_loop_takes_our_steps(task):
    ours, fused = contenders.ours(task), hand_fused(task)
    for _ in range(5):
        step = ours()
        fused()
    np.testing.assert_allclose(fused.parameters, step.net.parameters, rtol=0, atol=1e-6)


@pytest.mark.parametrize("task", SMALL[:1] + SMALL[2:3], ids=lambda task: task.name)
def test_every_contender_runs(task):
    for name, step in nn.contenders(task, compiled=False).items():
        step(), step()
        assert name


def test_a_steady_step_allocates_less_than_a_kilobyte():
    assert max(measures.allocated().values()) <= 1000


@pytest.mark.parametrize(("options", "compiled"), [(["--no-compile"], False), ([], True)])
def test_the_command_writes_its_results(tmp_path, monkeypatch, options, compiled):
    monkeypatch.setattr(nn.shutil, "which", lambda name: name)
    monkeypatch.setattr("torch.compile", lambda loss: loss)  # the table is looked at, not the compiler
    monkeypatch.setattr(nn, "race", lambda contenders, seconds: dict.fromkeys(contenders, 1.0))
    result = CliRunner().invoke(nn.main, ["--out", str(tmp_path), "--quick", *options], catch_exceptions=False)
    assert result.exit_code == 0
    assert "best torch / ours" in result.output
    assert ("torch compile / ours" in result.output) is compiled
    written = json.loads((tmp_path / "nn.json").read_text(encoding="utf-8"))
    assert list(written["steps"]) == [task.name for task in TASKS]


def test_the_clock_counts_calls():
    calls = []
    times = clock.race({"a": lambda: calls.append(1)}, seconds=0.01, least=2)
    assert times["a"] > 0
    assert len(calls) > 5


def test_a_missing_compiler_is_said_before_anything_runs(monkeypatch):
    monkeypatch.setattr(nn.shutil, "which", lambda name: None)
    result = CliRunner().invoke(nn.main, ["--quick"])
    assert result.exit_code == 1
    assert "g++ is missing: install it, or --no-compile" in result.output
