"""The room of small torch models: sizes, seeds, data, and a course that works without torch."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch

from utils import models
from utils.demos.with_torch import with_torch
from utils.models import _FILE

ROOM = Path(models.__file__).parent


def rng(seed: int = 0) -> np.random.Generator:
    return np.random.default_rng(seed)


def test_every_name_is_there_and_hides_no_file():
    for name in models.__all__:
        assert getattr(models, name) is not None
    assert not set(_FILE) & {path.stem for path in ROOM.glob("*.py")}
    with pytest.raises(AttributeError, match="no 'Perceptron'; it has"):
        models.Perceptron  # noqa: B018 - asking is the test


def test_a_seed_makes_the_same_network_and_leaves_torch_alone():
    torch.manual_seed(5)
    expected = torch.rand(3)
    torch.manual_seed(5)
    task = models.TASKS["strange digits"]
    small = models.Task(task.draw, task.loss, task.judge, {"waist": models.Rival(task.rivals["waist"].make, 20)})
    first, second, other = (models.contest(small, "waist", seed).losses for seed in (0, 0, 1))
    np.testing.assert_array_equal(first, second)
    assert (first != other).any()
    assert torch.equal(torch.rand(3), expected)


def test_threads_are_given_back():
    before = torch.get_num_threads()
    models.fit(models.plain_mlp(2, 1, 10), torch.nn.functional.mse_loss, *_line(), rng(), 3)
    assert torch.get_num_threads() == before


def test_a_diverged_training_says_so():
    with pytest.raises(RuntimeError, match="no longer finite"):
        models.fit(models.plain_mlp(2, 1, 10), lambda said, y: said.sum() * np.nan, *_line(), rng(), 3)


def _line():
    x = rng().normal(size=(64, 2)).astype(np.float32)
    return x, x[:, :1]


def test_plain_is_as_large_as_asked_and_no_larger_than_it_must():
    for size in (50, 1546, 20_000):
        found = models.count(models.plain_mlp(30, 4, size))
        narrower = models.plain_mlp(30, 4, 1)
        assert size <= found
        assert models.count(narrower) < found


def test_shifted_digits_keep_every_pixel():
    (_, _), (pictures, _) = models.digit_split(rng())
    for down, right in ((0, 0), (6, 2), (3, 6)):
        canvas = models.place(pictures[:5], down, right)
        assert canvas.shape == (5, 14, 14)
        np.testing.assert_array_equal(canvas[:, down : down + 8, right : right + 8], pictures[:5])
        assert canvas.sum() == pytest.approx(pictures[:5].sum())


def test_switch_answers_are_the_last_pulse():
    lines, on = models.switch_lines(200, 40, rng())
    strong = np.where(np.abs(lines) > 0.5, lines, 0)
    last = np.array([line[np.flatnonzero(line)[-1]] if line.any() else 0 for line in strong])
    assert ((last > 0) == (on[:, 0] == 1)).mean() > 0.97


def test_look_ups_are_answered_by_the_nearest():
    tokens, answer = models.lookups(300, rng())
    nearest = (tokens[:, :8, :2] @ tokens[:, 8, :2, None])[..., 0].argmax(axis=1)
    np.testing.assert_array_equal(tokens[np.arange(300), nearest, 2] > 0, answer[:, 0] == 1)


def test_jets_differ_in_shape_and_not_in_width():
    share, place, label = models.toy_jets(4000, rng())
    np.testing.assert_allclose(share.sum(axis=1), 1, rtol=1e-5)
    assert (np.diff(share, axis=1) <= 0).all()
    np.testing.assert_allclose((share[..., None] * place).sum(axis=1), 0, atol=1e-5)
    width = np.sqrt((share[..., None] * place**2).sum(axis=(1, 2)))
    signal = label[:, 0] == 1
    assert abs(width[signal].mean() / width[~signal].mean() - 1) < 0.03


def test_an_unknown_cell_is_refused():
    with pytest.raises(ValueError, match="cell='quantum'; expected one of GRU, LSTM, plain RNN"):
        models.Recurrent("quantum")


WITHOUT_TORCH = """
import importlib, pkgutil, sys

class NoTorch:  # as if it were not installed; None in sys.modules would confuse scikit-learn
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "torch":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, NoTorch())
import utils.demos
for module in pkgutil.walk_packages(utils.demos.__path__, "utils.demos."):
    importlib.import_module(module.name)
from utils.curves.measured import all_curves
assert "own_data" in all_curves()
from utils.demos.lecture_04 import backpropagation
from utils.demos.lecture_08 import arch_ceiling, arch_contest, arch_depth
from utils.widgets import explore
answer, _ = explore(arch_depth.layer_by_layer).answer({})
assert answer["error"].count("\\n") == 0 and "pip install torch" in answer["error"], answer
import numpy as np
from utils.demos.lecture_04 import torch_judge
from utils.demos.lecture_05 import activation_zoo
from utils.demos.lecture_06 import optimiser_judge
from utils.demos.lecture_07 import batchnorm_judge
from utils.demos.lecture_08 import arch_bridge
from utils.models import ADVICE
assert ADVICE.count("\\n") == 0
for number in (  # cells of lectures 04 to 08: an error would stop the cells below them
    torch_judge.worst_logit_slope(2, np.random.default_rng(0)),
    activation_zoo.slopes_against_torch(np.zeros(3)),
    optimiser_judge.worst_steps(),
    batchnorm_judge.against_torch(0),
    arch_depth.skip_facts(np.random.default_rng(0)),
    arch_bridge.facts(),
    arch_ceiling.live(),
):
    assert repr(number) == ADVICE, number
for demo in (arch_ceiling.to_the_ceiling, arch_contest.contest, backpropagation.stepper):
    answer, _ = explore(demo).answer({})
    assert "error" not in answer, answer
"""


def test_without_torch_one_line_says_how_to_get_it_and_the_rest_works():
    done = subprocess.run([sys.executable, "-c", WITHOUT_TORCH], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr


def test_only_a_missing_torch_is_forgiven():
    @with_torch
    def broken():
        raise ImportError("no such thing", name="numpy")

    with pytest.raises(ImportError, match="no such thing"):
        broken()
