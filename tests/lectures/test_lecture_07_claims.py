"""Every number that the prose of lecture 07 states, computed by the function that the notebook calls."""

import numpy as np
import pytest

from utils.curves import normalised, overfitting
from utils.curves.normalised import batchnorm_and_rate
from utils.curves.overfit_recipes import METHODS, data, hidden_truth
from utils.curves.overfitting import against_overfitting, capacity_and_data
from utils.demos.controls import controls_of
from utils.demos.lecture_07 import (
    batchnorm_judge,
    batchnorm_layers,
    batchnorm_rates,
    dropout_ensemble,
    dropout_thinned,
    overfit_capacity,
    overfit_decay,
    overfit_penalty,
    overfit_stopping,
    overfit_table,
    overfit_zeros,
)
from utils.nn import mlp

DEMOS = (
    overfit_capacity.capacity, overfit_stopping.early_stopping, overfit_stopping.learning_by_heart,
    overfit_penalty.penalty, overfit_zeros.zeros, overfit_decay.penalty_or_decay, dropout_thinned.thinned,
    dropout_thinned.expectation, dropout_ensemble.ensemble, dropout_ensemble.modes, batchnorm_layers.histograms,
    batchnorm_layers.two_modes, batchnorm_rates.rates_that_train, overfit_table.compare,
)  # fmt: skip


@pytest.mark.parametrize("demo", DEMOS, ids=lambda demo: demo.__name__)
def test_a_demo_opens_and_says_what_it_shows(demo):
    assert controls_of(demo)
    assert len(demo().alt) > 40
    assert all(np.isfinite(value) for value in demo().numbers.values())


# --- section 1: capacity, data, early stopping (D44)


def test_the_table_of_capacity_and_data():
    stated = {(2, 30): (80.0, 76.6), (8, 30): (99.2, 84.3), (128, 30): (100, 83.4)}
    stated |= {(2, 60): (81.7, 79.9), (8, 60): (97.9, 87.5), (128, 60): (100, 87.1)}
    stated |= {(2, 960): (81.6, 81.5), (8, 960): (91.1, 91.0), (128, 960): (91.1, 90.6)}
    for (width, n), accuracies in stated.items():
        scene = overfit_capacity.capacity(overfitting.WIDTHS.index(width), overfitting.SAMPLES.index(n)).numbers
        assert (scene["train"], scene["test"]) == pytest.approx(accuracies, abs=0.051), (width, n)


def test_the_gap_grows_with_capacity_and_closes_with_data():
    found = overfit_capacity.measured()
    gap = 100 * (found["train"] - found["test"]).mean(axis=2)
    at = overfitting.SAMPLES.index(60), overfitting.SAMPLES.index(960)
    assert gap[1, at[0]] == pytest.approx(2, abs=0.5)
    assert gap[-1, at[0]] == pytest.approx(13, abs=0.5)
    assert gap[-1, at[1]] == pytest.approx(0.5, abs=0.1)
    assert all(np.diff(gap[-1]) < 0.5)
    loss = found["test loss"].mean(axis=2)[:, at[0]]
    assert (loss[3], loss[-1]) == pytest.approx((0.82, 1.51), abs=0.006)
    assert len(mlp(2, 64, 64, 1).parameters) == 4417


def test_small_live_versions_agree_with_the_files():
    # other machines round differently and training amplifies it: a few points, not digits
    for curve, point in (
        (capacity_and_data, {"width": 8, "n": 60, "seed": 0}),
        (against_overfitting, {"task": "moons", "recipe": "L2 0.01", "seed": 0}),
        (against_overfitting, {"task": "digits", "recipe": "dropout 0.5", "seed": 0}),
    ):
        live, kept = curve.live(**point), curve.load().where(**point)
        assert live["test"] == pytest.approx(kept["test"], abs=0.05)


def test_early_stopping_recovers_part():
    runs = [overfit_stopping.early_stopping(seed=seed).numbers for seed in range(8)]
    end, stop, epoch = (np.array([run[name] for run in runs]) for name in ("end", "stop", "epoch"))
    assert (end.mean(), stop.mean()) == pytest.approx((86.5, 88.6), abs=0.5)
    assert 5 <= epoch.min() <= epoch.max() <= 40
    assert (stop > end).sum() >= 6


@pytest.mark.parametrize("seed", range(3))
def test_right_labels_are_learned_first(seed):
    early, late = (overfit_stopping.learning_by_heart(epoch, seed).numbers for epoch in (8, 99))
    assert early["right labels"] > 96
    assert early["wrong labels"] < 8
    assert early["test"] > 90
    assert late["wrong labels"] > 99
    assert early["test"] - late["test"] > 10


def test_the_wrong_labels_are_as_many_as_said():
    shares = [hidden_truth(seed).mean() for seed in range(8)]
    assert np.mean(shares) == pytest.approx(0.27, abs=0.02)
    assert [len(y) for _, y in data("digits", 0)] == [500, 400, 897]
    assert [len(y) for _, y in data("moons", 0)] == [60, 60, 4000]


# --- section 2: weight regularisation (D45)


def test_the_table_of_lambda():
    stated = {0: (99.6, 85.5, 32.8), 3: (99.2, 87.4, 11.5), 5: (91.2, 89.6, 5.0), 7: (82.1, 82.0, 1.9)}
    for strength, values in stated.items():
        runs = [overfit_penalty.summary("L2", strength, seed) for seed in range(4)]
        found = [np.mean([run[name] for run in runs]) for name in ("train", "test", "length")]
        assert found[:2] == pytest.approx(values[:2], abs=1), strength
        assert found[2] == pytest.approx(values[2], rel=0.05), strength
    near = np.mean([overfit_penalty.summary("L2", 5, seed)["near zero"] for seed in range(4)])
    assert near > 50


@pytest.mark.parametrize("seed", range(5))
def test_l1_makes_zeros_and_l2_does_not(seed):
    l2, slope, soft = (overfit_zeros.shares(kind, 0.01, seed) for kind in overfit_zeros.KINDS)
    assert l2[0] < 0.03
    assert slope[0] > 0.85
    assert l2[1] == slope[1] == 0
    assert soft == pytest.approx((slope[0], slope[0]), abs=0.02)


@pytest.mark.parametrize("seed", range(5))
def test_l2_is_weight_decay_for_plain_sgd_alone(seed):
    assert overfit_decay.apart("SGD", seed).max() < 1e-12
    assert overfit_decay.apart("momentum, λw into b", seed).max() < 1e-12
    assert overfit_decay.apart("momentum, shrinking", seed)[-1] > 0.4
    assert overfit_decay.apart("Adam", seed)[-1] > 0.5


def test_shrinking_beside_momentum_is_its_formula():
    θ, b = np.array([0.8, -1.5]), np.zeros(2)
    curvature = np.array([1.0, 0.1])
    ours = θ.copy()
    optimiser = overfit_decay.PAIRS["momentum, shrinking"][1](ours)
    for _ in range(200):
        optimiser.step(curvature * (ours - 1))
        b = 0.9 * b + curvature * (θ - 1)
        θ = (1 - 0.1 * overfit_decay.LAMBDA) * θ - 0.1 * b
    assert ours == pytest.approx(θ, rel=1e-12)
    # where it rests: λ w is as large as the gradient divided by 1 − μ; with L2 it is as large as the gradient
    assert ours == pytest.approx(curvature / (curvature + 0.1 * overfit_decay.LAMBDA), abs=1e-3)


# --- section 3: dropout (D46)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("p", [0.2, 0.5, 0.8])
def test_inverted_dropout_keeps_the_expectation(p, seed):
    assert dropout_thinned.distance(p, True, seed) < 4  # standard errors
    assert dropout_thinned.distance(p, False, seed) > 50
    u, there = dropout_thinned.sums(p, False, seed)
    assert u.mean() / there == pytest.approx(1 - p, abs=0.03)


def test_evaluation_stands_for_the_average():
    runs = [dropout_ensemble.accuracies("0.8", seed) for seed in range(4)]
    found = [np.mean([run[name] for run in runs]) for name in ("one", "average", "evaluation")]
    assert found == pytest.approx([84.8, 88.0, 87.5], abs=1)
    assert found[0] + 1.5 < min(found[1:])


@pytest.mark.parametrize("seed", range(3))
def test_the_loss_in_training_mode_is_too_high(seed):
    numbers = dropout_ensemble.modes("0.5", seed).numbers
    assert numbers["training"] > 1.1 * numbers["evaluation"]


def test_the_gap_shrinks_with_p():
    table = against_overfitting.load().where(task="moons")
    parts = [table.where(recipe=name) for name in ("nothing", "dropout 0.2", "dropout 0.5", "dropout 0.8")]
    gaps = [100 * (part["train"] - part["test"]).mean() for part in parts]
    assert gaps == pytest.approx([13.0, 11.9, 8.5, 3.5], abs=0.051)
    assert [100 * part["test"].mean() for part in parts] == pytest.approx([86.5, 87.6, 88.3, 87.1], abs=0.051)


# --- section 4: batch normalisation (D47)


@pytest.mark.parametrize("seed", range(5))
def test_batchnorm_equals_torch(seed):
    assert max(batchnorm_judge.against_torch(seed).values()) < 1e-12


@pytest.mark.parametrize("seed", range(5))
def test_the_signal_survives(seed):
    plain, normed = (batchnorm_layers.spread("sigmoid", on, seed) for on in (False, True))
    assert plain[0] == pytest.approx(0.06, abs=0.01)
    assert plain[-1] < 1e-6
    assert normed == pytest.approx(0.21, abs=0.01)


@pytest.mark.parametrize("seed", range(3))
def test_the_noise_of_the_company_falls_as_the_root_of_the_batch(seed):
    jitter = batchnorm_layers.jitter(seed)
    sizes = np.array(batchnorm_layers.BATCHES[2:])
    assert np.polyfit(np.log(sizes), np.log(jitter), 1)[0] == pytest.approx(-0.5, abs=0.05)
    assert (jitter[0], jitter[-1]) == pytest.approx((0.44, 0.075), rel=0.1)


def test_larger_learning_rates_train():
    stated = {"tanh": ((0.03, 0.3), (0.01, 1)), "ReLU": ((0.03, 0.1), (0.03, 3))}
    for activation, spans in stated.items():
        for on, span in zip((False, True), spans, strict=True):
            found = batchnorm_rates.usable(batchnorm_rates.swept(activation, on))
            assert found == pytest.approx(span, rel=0.06), (activation, on)
    assert np.isnan(batchnorm_rates.usable(batchnorm_rates.swept("sigmoid", False))[0])
    assert batchnorm_rates.usable(batchnorm_rates.swept("sigmoid", True)) == pytest.approx((0.01, 1))
    assert len(batchnorm_and_rate.load()) == 3 * 2 * 9 * 3


def test_live_at_rate_one_only_batchnorm_learns():
    assert normalised.accuracy("tanh", False, 1.0, 0, epochs=5) < 0.3
    assert normalised.accuracy("tanh", True, 1.0, 0, epochs=5) > 0.6


def test_a_tiny_last_batch_hurts():
    full, tiny = ([normalised.accuracy("tanh", True, 1.0, s, batch=b) for s in range(4)] for b in (64, 71))
    assert np.mean(full) == pytest.approx(0.95, abs=0.03)
    assert np.mean(tiny) < np.mean(full) - 0.02


# --- section 5: the table (D48)


def test_the_sentences_about_the_table():
    digits, moons = (overfit_table.measured(task) for task in ("digits", "moons"))
    assert [row.method for row in digits.rows] == list(METHODS)
    stated = {"dropout": 13, "early stopping": 13, "L1": 11.5, "L2": 10.7, "weight decay": 11.8, "smaller network": 8.7}
    for method, gain in (stated | {"batchnorm": 0.9, "five networks averaged": 2.2}).items():
        assert digits[method].gain.mean() == pytest.approx(gain, abs=0.25), method
    for method, gain in {"L2": 3.2, "dropout": 1.1, "batchnorm": 2.3, "smaller network": -3.3}.items():
        assert moons[method].gain.mean() == pytest.approx(gain, abs=0.06), method
    assert overfit_table.error(digits["batchnorm"].gain) == pytest.approx(0.7, abs=0.05)
    assert overfit_table.error(moons["smaller network"].gain) == pytest.approx(3.7, abs=0.05)
    assert (moons["nothing"].loss.mean(), moons["L2"].loss.mean()) == pytest.approx((1.47, 0.25), abs=0.01)
    assert max(digits.rows, key=lambda row: row.loss.mean()).method == "dropout"
    assert max(digits.rows, key=lambda row: row.test.mean()).method == "dropout"
    assert moons["dropout"].strength == 0.2


def test_the_table_is_computed_from_what_was_measured():
    table = against_overfitting.load()
    words = overfit_table.measured("digits")._repr_markdown_()
    accuracy = 100 * table.where(task="digits", recipe="nothing")["test"].mean()
    assert f"| nothing | 100.0 | {accuracy:.1f} |" in words
    assert len(words.splitlines()) == 2 + len(METHODS)
