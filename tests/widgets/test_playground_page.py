"""What lectures/playground.ipynb promises the reader, over seeds."""

import numpy as np
import pytest

from utils.playground import Run, Settings
from utils.playground.settings import changed

SEEDS = range(3)


def learned(steps, seed, **change):
    run = Run(changed(Settings(), {**change, "seed": seed}))
    run.advance(steps)
    return run, dict(zip(("step", "train", "test", "train_score", "test_score"), run.history.rows[-1], strict=True))


@pytest.mark.parametrize("seed", SEEDS)
def test_no_line_separates_xor_and_one_product_does(seed):
    assert learned(1500, seed, data="xor", layers=0)[1]["train_score"] < 0.65
    assert learned(1500, seed, data="xor", layers=0, x1_x2=True)[1]["train_score"] > 0.85


def test_a_ring_needs_three_neurons():
    few, enough = (
        [learned(3000, s, data="circles", layers=1, units1=n, noise=0.05, lr=0.03)[1]["train_score"] for s in SEEDS]
        for n in (2, 3)
    )
    assert max(few) < 0.9
    assert sorted(enough)[1] > 0.95  # most seeds, not all


@pytest.mark.parametrize("seed", SEEDS)
def test_equal_neurons_never_wake_up(seed):
    run, seen = learned(500, seed, init="all zero")
    assert seen["train"] == pytest.approx(np.log(2), abs=0.01)
    assert run.gradient_norms()[:2].tolist() == [0, 0]
    assert run.gradient_norms()[2] > 0


@pytest.mark.parametrize("seed", SEEDS)
def test_learning_by_heart_and_what_helps(seed):
    task = {"noise": 0.5, "n": 40, "layers": 2, "units1": 16, "units2": 16}
    by_heart = learned(3000, seed, **task)[1]
    assert by_heart["train"] < 0.05
    assert by_heart["test"] > 1
    for help_ in ({"l2": "0.03"}, {"dropout": 0.3}, {"n": 1000}):
        helped = learned(3000, seed, **{**task, **help_})[1]
        assert helped["test"] - helped["train"] < 0.6 * (by_heart["test"] - by_heart["train"])


@pytest.mark.parametrize("seed", SEEDS)
def test_a_step_too_long_breaks_sgd(seed):
    spirals = {"data": "spirals", "noise": 0.02, "optimiser": "SGD", "layers": 3}
    spirals |= {f"units{k}": 16 for k in (1, 2, 3)}
    assert learned(2000, seed, **spirals, lr=0.3)[1]["train"] < 0.5
    assert learned(2000, seed, **spirals, lr=10.0)[1]["train"] > 0.65
