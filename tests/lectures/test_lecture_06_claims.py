"""Every number that the prose of lecture 06 states, computed by the function that the notebook calls."""

import numpy as np
import pytest

from utils.curves import contenders, deep_and_skipped, minima, rates, schedules, weight_space
from utils.curves.contenders import ravine_rates
from utils.curves.minima import landscape_roughness, xor_solved
from utils.curves.rates import digits_accuracy
from utils.curves.schedules import schedule_losses
from utils.demos.lecture_06 import (
    adam_first_step,
    batch_descent,
    batch_noise,
    digits_rates,
    edge_of_stability,
    loss_landscape,
    momentum_theory,
    optimiser_judge,
    plateau,
    race,
    rate_schedules,
    rotated_ravine,
    roughness,
    saddle,
)
from utils.demos.words import number
from utils.nn import BCEWithLogitsLoss, Tanh, mlp

SEEDS = range(5)


# --- weight space: what every picture of a landscape rests on


@pytest.mark.parametrize("skip", [False, True])
def test_a_direction_moves_every_neuron_as_far_as_it_is_long(skip):
    net, *_ = deep_and_skipped.trained(4, skip, 0)
    before = [np.linalg.norm(layer.W, axis=1) for layer in weight_space.linears(net)]
    kept = net.parameters.copy()
    direction = weight_space.filter_direction(net, np.random.default_rng(0))
    assert np.array_equal(net.parameters, kept)
    net.parameters[:] = direction
    after = [np.linalg.norm(layer.W, axis=1) for layer in weight_space.linears(net)]
    net.parameters[:] = kept
    assert len(before) == 5
    assert np.concatenate(after) == pytest.approx(np.concatenate(before), rel=1e-12)


def test_sharpness_is_the_largest_eigenvalue_of_the_hessian():
    rng, loss = np.random.default_rng(0), BCEWithLogitsLoss()
    x, y, net = rng.normal(size=(30, 2)), rng.integers(0, 2, 30), mlp(2, 4, 1, activation=Tanh, rng=rng)
    curvatures = np.linalg.eigvalsh(weight_space.hessian(net, loss, x, y))
    found, _ = weight_space.sharpness(net, loss, x, y, rng.normal(size=len(net.parameters)), rounds=200)
    assert found == pytest.approx(curvatures[np.abs(curvatures).argmax()], rel=1e-5)


# --- section 1: the landscape (D40)


@pytest.mark.parametrize("plane", loss_landscape.PLANES)
@pytest.mark.parametrize("net", loss_landscape.NETS)
def test_the_landscape_passes_through_the_trained_point(net, plane):
    assert loss_landscape.gap_at_the_trained_point(*loss_landscape.NETS[net], plane, seed=0) < 1e-12
    numbers = loss_landscape.landscape(net=net, plane=plane).numbers
    assert numbers["Q"] == pytest.approx(numbers["Q in the middle"], abs=1e-12)
    assert numbers["share"] > 0.94 if plane == "along the path" else numbers["share"] < 0.01


def test_the_table_of_roughness():
    table, depths = landscape_roughness.load(), roughness.DEPTHS
    stated = {
        ("minima", False): (1.0, 1.0, 1.3, 1.8, 2.8, 3.9),
        ("minima", True): (1.0, 1.0, 1.4, 1.4, 1.6, 1.6),
        ("bends", False): (0.12, 0.22, 0.32, 0.33, 0.35, 0.39),
        ("bends", True): (0.12, 0.21, 0.25, 0.19, 0.12, 0.08),
    }
    for (what, skip), row in stated.items():
        digits = 1 if what == "minima" else 2
        found = [table.where(depth=d, skip=skip)[what].mean() for d in depths]
        assert found == pytest.approx(row, abs=0.51 * 10**-digits), (what, skip)


@pytest.mark.parametrize("depth", [16, 24])
def test_deep_without_skips_is_rougher_in_every_seed(depth):
    table = landscape_roughness.load()
    plain, skips = (table.where(depth=depth, skip=skip) for skip in (False, True))
    assert (plain["bends"] > skips["bends"]).all()
    assert (plain["minima"] > skips["minima"]).all()
    assert (plain["minima"] > table.where(depth=1, skip=False)["minima"]).all()


def test_the_rougher_networks_reached_the_lower_loss():
    table = landscape_roughness.load()
    plain, skips = (table.where(depth=16, skip=skip)["loss"] for skip in (False, True))
    assert (plain < skips).all()
    assert (plain.mean(), skips.mean()) == pytest.approx((3e-5, 3.5e-3), rel=0.06)
    shown = [loss_landscape.landscape(net=net).numbers["Q"] for net in ("16 layers", "16 layers, skips")]
    assert shown == pytest.approx([3.5e-5, 1.9e-4], rel=0.02)


def test_roughness_live():
    rows = {(row["depth"], row["skip"]): row for row in landscape_roughness.live(depth=(2, 16), seed=0).rows}
    assert rows[16, False]["minima"] > rows[16, True]["minima"]
    assert rows[16, False]["bends"] > 2 * rows[16, True]["bends"]
    assert rows[16, False]["minima"] > rows[2, False]["minima"]


# --- section 2: minima, saddles, plateaus (D40)


def test_bad_ends_fade_with_width():
    stated = {
        "tanh": (47, 85, 97, 100, 100, 100), "sigmoid": (54, 85, 97, 100, 100, 100), "ReLU": (29, 52, 70, 90, 97, 100),
    }  # fmt: skip
    table = xor_solved.load()
    for activation, row in stated.items():
        found = [100 * table.where(activation=activation, hidden=h)["solved"].mean() for h in minima.WIDTHS]
        assert found == pytest.approx(row, abs=0.6), activation
        assert (np.diff(found) >= 0).all()


def test_where_the_stuck_networks_end():
    for activation in ("tanh", "sigmoid"):
        stuck = minima.final_losses(activation, 2, 0)
        stuck = stuck[stuck > minima.SOLVED]
        assert np.mean(np.abs(stuck - np.log(2) / 2) < 0.005) > 0.5
        assert stuck.min() == pytest.approx(np.log(2) / 2, abs=1e-3)


def test_xor_live_agrees_with_the_measured_share():
    shares = [minima.solved("tanh", h, seed=9, starts=64) for h in (2, 4, 8)]
    assert shares == pytest.approx([0.47, 0.97, 1.0], abs=0.15)
    assert shares[0] < shares[1] <= shares[2] == 1


def test_the_saddle_delays():
    held = [saddle.waiting((1.4, y)) for y in (0.1, 0.01, 0.001, 0.0001)]
    assert held == [19, 43, 67, 91]
    assert set(np.diff(held)) == {round(np.log(10) / np.log(1 + saddle.RATE))}
    assert saddle.saddle(start=(1.4, 0.0)).formula == "the walker never leaves the saddle"
    assert saddle.saddle(start=(0.3, 0.2)).numbers["Q"] == pytest.approx(-0.25, abs=1e-3)


def test_the_plateau_has_a_way_down():
    found = [plateau.flattest(seed) for seed in range(8)]
    assert all(one["Q"] == pytest.approx(np.log(2), abs=1e-3) for one in found)
    assert all(one["slope"] < 0.016 and one["lowest"] < -0.008 and one["end"] < 0.004 for one in found)
    assert {min(one["steps above 0.65"] for one in found), max(one["steps above 0.65"] for one in found)} == {120, 720}


# --- section 3: batches (D41)


@pytest.mark.parametrize("epochs", [0, 20])
@pytest.mark.parametrize("seed", SEEDS)
def test_variance_falls_as_one_over_the_batch(epochs, seed):
    assert batch_noise.slope(epochs, seed) == pytest.approx(-1, abs=0.02)
    single = batch_noise.sample_gradients(epochs, seed)
    expected = np.sum(single.var(axis=0))  # the variance of one draw, by definition
    assert 16 * batch_noise.variance(epochs, 16, seed) == pytest.approx(expected, rel=0.2)


def test_the_mean_of_the_single_gradients_is_the_full_gradient():
    from utils.data import moons

    rng = np.random.default_rng(0)
    x, y = moons(batch_noise.SAMPLES, 0.2, rng)
    net = mlp(2, 8, 1, activation=Tanh, rng=rng)
    full = weight_space.gradient(net, batch_noise.LOSS, x, y, net.parameters.copy())
    assert batch_noise.sample_gradients(0, 0).mean(axis=0) == pytest.approx(full, abs=1e-14)


def test_how_many_point_uphill():
    assert batch_noise.uphill(0, 1, 0) == pytest.approx(0.15, abs=0.005)
    assert all(0.35 < batch_noise.uphill(20, batch, 0) < 0.55 for batch in batch_noise.BATCHES)


def test_many_rough_steps_or_few_exact_ones():
    stated = {1: (1536, 0.036, 0.068), 16: (96, 0.0004, 0.0018), 256: (6, 1.2, 1.6)}
    for batch, (steps, low, high) in stated.items():
        found = [batch_descent.excess(batch, 0.1, seed) for seed in SEEDS]
        assert len(batch_descent.walked(batch, 0.1, 0)[0]) - 1 == steps
        assert (min(found), max(found)) == pytest.approx((low, high), rel=0.12)
    calm = [batch_descent.excess(1, 0.01, seed) for seed in SEEDS]
    assert (min(calm), max(calm)) == pytest.approx((0.0012, 0.0028), rel=0.03)


# --- section 4: momentum (D42)


@pytest.mark.parametrize("name", momentum_theory.ROLES)
@pytest.mark.parametrize("κ", momentum_theory.PLACES)
def test_steps_follow_theory_to_the_step(name, κ):
    assert momentum_theory.measured(name, κ) == momentum_theory.predicted(name, κ)


def test_the_table_of_steps_and_its_slopes():
    stated = {10: (46, 19, 29), 100: (461, 69, 107), 1000: (4606, 238, 353)}
    for κ, row in stated.items():
        assert tuple(momentum_theory.measured(name, κ) for name in momentum_theory.ROLES) == row
    assert round(np.log(1e4) / -np.log(momentum_theory.factor("momentum", 100))) == 46


def slowest_factor(name, κ, η, μ):
    """The largest root of the recursion of a coordinate, over both curvatures."""
    radius = 0.0
    for λ in (1.0, 1 / κ):
        linear, constant = (1 + μ - η * λ, μ) if name == "momentum" else ((1 + μ) * (1 - η * λ), μ * (1 - η * λ))
        radius = max(radius, np.abs(np.roots([1, -linear, constant])).max())
    return radius


@pytest.mark.parametrize("name", ["momentum", "Nesterov"])
def test_theory_names_the_best_setting_far_on(name):
    η, μ = momentum_theory.setting(name, 100)
    assert slowest_factor(name, 100, η, μ) == pytest.approx(momentum_theory.factor(name, 100), abs=1e-6)
    for change in (0.97, 1.03):
        assert slowest_factor(name, 100, η, change * μ) > momentum_theory.factor(name, 100)


def test_to_a_finite_goal_a_little_more_momentum_is_quicker():
    μ = momentum_theory.setting("momentum", 100)[1]
    assert momentum_theory.distances("momentum", 100, momentum=1.05 * μ)[-1] < 1e-6
    assert momentum_theory.measured("momentum", 100, momentum=1.05 * μ) == 60


# --- section 5: adaptive rates (D43)


def test_adams_first_step():
    numbers = adam_first_step.first_steps().numbers
    assert [number(numbers[name]) for name in ("with", "without", "largest without")] == ["1", "3.16", "6.57"]
    assert adam_first_step.first_steps(beta2=0.99).numbers["without"] == pytest.approx(1)
    for size in (1e-3, 1e3):
        assert adam_first_step.first_steps(gradient=size).numbers["with"] == pytest.approx(1, rel=1e-6)


def test_the_table_of_the_turned_ravine():
    stated = {(10, 0): (15, 10, 11, 4, 348, 46), (1000, 0): (1590, 89, 140, 4, 348, 46)}
    stated[1000, 30] = (1614, 90, 142, 1786, 1248, 638)
    for (κ, turned), row in stated.items():
        found = [rotated_ravine.at_its_best(name, κ, turned)[0] for name in contenders.ON_A_RAVINE]
        assert found == pytest.approx(row, abs=0.51), (κ, turned)


def test_adaptive_rates_are_blind_to_aligned_condition_numbers():
    for name in ("Adagrad", "RMSprop", "Adam"):
        assert rotated_ravine.difference_over_kappa(name) < 1e-4
    for name in ("SGD", "momentum", "Nesterov"):
        assert rotated_ravine.difference_over_kappa(name) > 1


@pytest.mark.parametrize("name", ["SGD", "momentum", "Adam"])
def test_the_measured_ravine_live(name):
    rate = race.best_rate(name, 100, 30)
    steps = contenders.steps_to_goal(name, rate, 100, 30)
    row = ravine_rates.load().where(optimiser=name, kappa=100, turned=30, rate=rate).rows[0]
    assert (np.median(steps), steps.min(), steps.max()) == pytest.approx(
        (row["steps"], row["low"], row["high"]), rel=0.05
    )


def test_arrival_counts_from_the_last_time_outside():
    path = np.zeros((5, 3, 2))
    path[:, :, 0] = np.array([[1, 1, 1], [0.01, 1, 1], [1, 0.01, np.nan], [0.01, 0.01, 0.01], [0.01, 0.01, 1]])
    assert contenders.arrival(path).tolist() == [3, 2, 4]


def test_both_races_run_from_any_start():
    for demo in (race.momentum_race, race.adaptive_race):
        for start in ((0.0, 0.0), (3.0, -3.0), (0.0, 1.0)):
            assert np.isfinite(list(demo(start=start).numbers.values())).all()
    assert race.momentum_race().numbers == {"SGD": 127, "momentum": 21, "Nesterov": 36}
    on_the_wall = race.momentum_race(kappa="100", turned=0, start=(0.0, 2.0)).numbers
    assert on_the_wall == {"SGD": 12, "momentum": 21, "Nesterov": 2}


# --- section 6: the digits (D43)


def test_the_table_of_the_digits():
    stated = {
        "SGD": (95.2, 0.97, 0.18), "momentum": (97.2, 1.4, 0.1), "Nesterov": (96.8, 1.5, 0.056),
        "Adagrad": (96.9, 1.3, 0.056), "RMSprop": (97.2, 1.1, 0.0056), "Adam": (97.2, 1.6, 0.01),
        "AdamW": (96.7, 1.7, 0.0056),
    }  # fmt: skip
    for name, (best, decades, rate) in stated.items():
        found = digits_rates.swept(name)
        assert 100 * found["best"] == pytest.approx(best, abs=0.051), name
        assert float(number(found["decades"], 2)) == decades, name
        assert float(number(found["best rate"], 2)) == rate, name
    best = [digits_rates.swept(name)["best"] for name in stated if name != "SGD"]
    assert max(best) - min(best) < 0.006


def test_one_common_rate_says_anything():
    at = {rate: {n: digits_rates.swept(n)["found"][rates.RATES.index(rate)].mean() for n in ("SGD", "Adam")}
          for rate in (0.01, 0.3162)}  # fmt: skip
    assert at[0.01]["Adam"] - at[0.01]["SGD"] > 0.1
    assert at[0.3162]["SGD"] - at[0.3162]["Adam"] > 0.8


@pytest.mark.parametrize("name", ["SGD", "Adam"])
def test_the_measured_digits_live(name):
    rate = digits_rates.swept(name)["best rate"]
    measured = digits_accuracy.load().where(optimiser=name, rate=rate, seed=0)["accuracy"][0]
    assert rates.accuracy(name, rate, 0) == pytest.approx(measured, abs=0.02)


def test_the_window_counts_whole_and_partial_steps():
    assert digits_rates.window(np.array([0.5, 0.9, 0.9, 0.5])) == pytest.approx(0.25 + 2 * 0.25 * 0.02 / 0.4)
    assert digits_rates.window(np.array([0.9, 0.89])) == pytest.approx(0.25)


@pytest.mark.parametrize("name", optimiser_judge.OPTIONS)
def test_every_step_equals_torch(name):
    assert optimiser_judge.worst_step(name, steps=200) < 1e-12


# --- section 7: the edge of stability


@pytest.mark.parametrize(("rate", "low", "high"), [(0.05, 0.41, 0.83), (0.1, 0.52, 0.94), (0.2, 0.83, 1.0)])
def test_the_curvature_at_the_end(rate, low, high):
    found = [edge_of_stability.at_the_edge(rate, seed) for seed in SEEDS]
    near = [one for one, _ in found]
    assert (min(near), max(near)) == pytest.approx((low, high), abs=0.02)
    assert all(loss < 0.01 for _, loss in found)


def test_above_the_edge_at_the_start_and_far_above_it():
    runs = [edge_of_stability.descended(0.25, seed) for seed in SEEDS]
    assert all(run["sharpness"][0] > 2 / 0.25 for run in runs)
    settled = [seed for seed in SEEDS if not runs[seed]["diverged"]]  # which they are, the last bits of a float decide
    assert len(settled) >= 3
    assert all(0.93 < edge_of_stability.at_the_edge(0.25, seed)[0] < 1.05 for seed in settled)
    assert all(edge_of_stability.descended(0.4, seed)["diverged"] for seed in SEEDS)
    assert "diverged" in edge_of_stability.edge_of_stability(rate="0.4").alt


# --- section 8: schedules


def test_the_table_of_schedules():
    stated = {
        "constant": (95.2, 96.1, 96.5, 93.8, 13), "cosine": (92.7, 96.0, 97.0, 96.8, 18),
        "warm-up, cosine": (92.5, 95.9, 96.9, 96.3, 12),
    }  # fmt: skip
    for schedule, row in stated.items():
        found = [100 * rate_schedules.measured(schedule, rate)[1].mean() for rate in schedules.RATES]
        assert found[:4] == pytest.approx(row[:4], abs=0.051), schedule
        assert found[4] == pytest.approx(row[4], abs=0.51), schedule
    slow = [100 * rate_schedules.measured(schedule, "0.01")[1].mean() for schedule in ("constant", "cosine")]
    assert slow[0] - slow[1] == pytest.approx(2.5, abs=0.06)


def test_the_spread_over_seeds():
    spread = {
        (schedule, rate): np.ptp(rate_schedules.measured(schedule, rate)[1])
        for schedule in ("constant", "cosine", "warm-up, cosine")
        for rate in ("0.01", "0.03", "0.1", "0.3")
    }
    shaky = rate_schedules.measured("constant", "0.3")[1]
    assert (100 * shaky.min(), 100 * shaky.max()) == pytest.approx((89.3, 96.0), abs=0.051)
    assert max(value for key, value in spread.items() if key != ("constant", "0.3")) < 0.03


def test_schedules_live():
    measured = schedule_losses.load().where(schedule="cosine", rate="0.1", seed=0)["accuracy"][0]
    assert schedules.trained("cosine", 0.1, 0)["accuracy"] == pytest.approx(measured, abs=0.015)
    plans = [schedules.SCHEDULES[name](0.3) for name in schedules.SCHEDULES]
    assert [number(plan(schedules.STEPS - 1), 2) for plan in plans[:3]] == ["0.3", "0.003", "0.003"]
