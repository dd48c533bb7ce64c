"""Every number that the prose of lecture 05 states, computed by the function that the notebook calls."""

import numpy as np
import pytest

from utils.curves import approximation, depth, vanishing
from utils.demos.lecture_05 import (
    activation_zoo,
    any_activation,
    bump_sum,
    cliff,
    construct_or_train,
    dead_units,
    equal_parameters,
    gradient_flow,
    how_deep_learns,
    skip_connections,
    softmax_bars,
    start_histograms,
    tents,
)
from utils.demos.words import number
from utils.nn import check_gradient

SEEDS = range(5)

# --- section 1: universal approximation (D33)


@pytest.mark.parametrize("target", ["wave", "hill and valley", "teeth"])
def test_twice_the_bumps_half_the_error(target):
    errors = [bump_sum.errors(target, n, 40.0) for n in (8, 16, 32, 64)]
    ratios = np.array(errors[:-1]) / np.array(errors[1:])
    assert (ratios[:, 0] > 1.95).all()
    assert (ratios[:, 0] < 2.2).all()
    assert ratios[:, 1].mean() == pytest.approx(2, abs=0.06)


def test_bumps_that_the_prose_states():
    assert [number(value, 2) for value in bump_sum.errors("wave", 64, 40.0)] == ["0.034", "0.071"]
    assert [number(value, 2) for value in bump_sum.errors("wave", 64, 10.0)] == ["0.018", "0.036"]
    assert all(bump_sum.errors("step (not continuous)", 64, sharpness)[1] > 1 for sharpness in (10.0, 40.0))
    outside = bump_sum.bump_network("hill and valley", 16, 40.0).predict([[-1.5], [1.5]])
    assert np.abs(outside).max() < 1e-6


def test_the_picture_of_the_bumps_is_the_network():
    net = bump_sum.bump_network("wave", 8, 10.0)
    x, edges = np.linspace(-1, 1, 50), bump_sum._edges(8)
    heights = np.cos(2 * np.pi * ((np.arange(8) + 0.5) / 4 - 1))
    steps = 1 / (1 + np.exp(-10 * 4 * (x[:, None] - edges)))
    assert np.abs(net.predict(x[:, None])[:, 0] - (steps[:, :-1] - steps[:, 1:]) @ heights).max() < 1e-12


@pytest.mark.parametrize("seed", SEEDS)
def test_only_a_polynomial_is_not_enough(seed):
    cubes = [any_activation.best_fit("u³ (a polynomial)", n, seed)[1] for n in (4, 100)]
    assert cubes == pytest.approx([0.69, 0.69], abs=0.005)
    for g in ("sigmoid", "tanh", "ReLU"):
        assert any_activation.best_fit(g, 100, seed)[1] < 0.01


def test_the_table_of_construct_against_train():
    widths = (8, 16, 32, 64, 128)
    written = [construct_or_train.written_error(w) for w in widths]
    median = [construct_or_train.trained_errors(w)[1] for w in widths]
    assert [number(value, 2) for value in written] == ["0.15", "0.039", "0.0099", "0.0025", "0.00062"]
    assert [number(value, 2) for value in median] == ["0.068", "0.053", "0.052", "0.043", "0.04"]
    assert np.divide(written[1:-1], written[2:]) == pytest.approx(4, abs=0.1)
    assert median[0] / median[-1] < 2
    assert median[-1] / written[-1] > 60
    assert all(
        len(set(approximation.construct_against_train.load().where(width=w)["constructed"])) == 1 for w in widths
    )


def test_construct_against_train_live():
    row = approximation.construct_against_train.live(width=32, rate=0.01, seed=0).rows[0]
    assert row["constructed"] == pytest.approx(0.0099, abs=1e-4)
    assert 0.02 < row["trained"] < 0.2


# --- section 2: depth (D34)


def test_folding_multiplies():
    assert [tents.pieces(k) for k in range(1, 11)] == [2**k for k in range(1, 11)]
    assert tents.tents(9).numbers == {"pieces": 1024.0, "shallow needs": 1023.0}


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("neurons", [1, 5, 20, 100])
def test_one_layer_adds(neurons, seed):
    assert 1 < tents.pieces_of_one_layer(neurons, seed) <= neurons + 1


def test_a_tent_network_is_a_network_of_the_course():
    from utils.nn import MSELoss

    x = np.random.default_rng(0).uniform(0, 1, (20, 1))
    assert check_gradient(tents.tent_network(3), MSELoss(), x, np.zeros(20)).max_error < 1e-6


@pytest.mark.parametrize(
    ("layers", "width", "stated"), [(1, 625, 0.871), (2, 66, 0.911), (3, 48, 0.917), (4, 39, 0.918), (6, 30, 0.917)]
)
def test_depth_wins_on_the_events(layers, width, stated):
    rate, values = equal_parameters.at_best_rate(equal_parameters.EVENTS, layers)
    assert rate == 0.01  # not at the edge of the rates that were tried
    assert np.median(values) == pytest.approx(stated, abs=0.0006)
    assert np.ptp(values) < (0.004 if layers < 6 else 0.013)
    assert depth.equal_width(layers, depth.BUDGET, 6) == width
    numbers = equal_parameters.equal_parameters(step=depth.DEPTHS.index(layers)).numbers
    assert abs(numbers["parameters"] - 5000) < 120


def test_how_much_is_missing_to_the_ceiling():
    from utils.data import ceiling

    medians = [np.median(equal_parameters.at_best_rate(equal_parameters.EVENTS, d)[1]) for d in (1, 4)]
    assert number(ceiling()) == "0.924"
    assert [number(ceiling() - value, 2) for value in medians] == ["0.053", "0.0063"]
    assert np.min(equal_parameters.at_best_rate(equal_parameters.EVENTS, 6)[1]) == pytest.approx(0.905, abs=0.0005)


def test_depth_is_a_lottery_on_the_sawtooth():
    found = {d: np.sort(equal_parameters.at_best_rate(equal_parameters.SAWTOOTH, d)[1]) for d in depth.DEPTHS}
    assert [number(v[0], 2) for v in found.values()] == ["0.068", "0.0045", "0.01", "0.0067", "0.0046"]
    assert [number(np.median(v), 2) for v in found.values()] == ["0.077", "0.2", "0.24", "0.024", "0.0081"]
    assert [number(v[-1], 2) for v in found.values()] == ["0.092", "0.34", "0.38", "0.32", "0.27"]
    assert 9 < np.median(found[1]) / np.median(found[6]) < 10
    assert np.sum(found[4] > 0.2) == np.sum(found[6] > 0.2) == 3
    assert np.median(found[2]) > found[1].max()
    assert np.median(found[3]) > found[1].max()


@pytest.mark.parametrize("seed", range(2))
def test_depth_on_the_events_live(seed):
    shallow, deep = (depth.events_once(d, 0.01, seed, events=20_000, epochs=4)["auc"] for d in (1, 3))
    assert deep > shallow + 0.03


# --- section 3: vanishing gradients (D35, D37)

FLOWS = {
    ("sigmoid", "Xavier"): {5: 0.0025, 10: 1.5e-6, 20: 8.5e-13, "per layer": 0.23, "theory": 0.23},
    ("tanh", "Xavier"): {5: 0.38, 10: 0.21, 20: 0.13, "per layer": 0.90, "theory": 0.92},
    ("ReLU", "Xavier"): {5: 0.24, 10: 0.035, 20: 0.00096, "per layer": 0.69, "theory": np.sqrt(0.5)},
    ("ReLU", "He"): {5: 1.0, 10: 0.80, 20: 0.70, "per layer": 0.98, "theory": 1.0},
    ("tanh", "N(0, 1)"): {5: 19, 10: 600, 20: 8.2e5, "per layer": 2.05, "theory": 2.11},
    ("ReLU", "N(0, 1)"): {5: 1000, 10: 4.7e6, 20: 1.4e14, "per layer": 5.6, "theory": np.sqrt(32)},
}


@pytest.mark.parametrize("network", FLOWS)
def test_the_tables_of_vanishing_and_exploding(network):
    stated = FLOWS[network]
    for layers in (5, 10, 20):
        assert gradient_flow.gradient_flow(*network, layers).numbers["δ ratio"] == pytest.approx(
            stated[layers], rel=0.05
        )
    numbers = gradient_flow.gradient_flow(*network, 20).numbers
    assert numbers["per layer"] == pytest.approx(stated["per layer"], rel=0.02)
    assert numbers["theory"] ** (1 / 19) == pytest.approx(stated["theory"], abs=0.0055)


@pytest.mark.parametrize("network", FLOWS)
def test_every_network_follows_theory(network):
    found = gradient_flow.ratios(*network, 10, seeds=8)
    measured = np.median(found["δ"]) ** (1 / 9)
    assert measured == pytest.approx(float(found["theory"]) ** (1 / 9), rel=0.05)


@pytest.mark.parametrize("layers", [5, 10, 20])
def test_a_sigmoid_never_beats_its_bound(layers):
    assert (gradient_flow.ratios("sigmoid", "Xavier", layers, 8)["δ"] < 0.25 ** (layers - 1)).sum() >= 7
    assert number(0.25**4, 2) == "0.0039"
    assert number(0.25**19, 2) == "3.6·10⁻¹²"


def test_dw_hides_what_happens_to_delta():
    starts = list(gradient_flow.STRENGTHS)
    found = {start: gradient_flow.ratios("ReLU", start, 20, 5) for start in starts}
    dw = np.array([found[start]["dW"] for start in starts])
    assert np.median(dw[0]) == pytest.approx(1.3, abs=0.05)
    assert 0.45 < dw[0].min() < dw[0].max() < 2.85
    assert np.abs(dw / dw[0] - 1).max() < 1e-12  # the same number, whatever the scale of the weights
    deltas = [np.median(found[start]["δ"]) for start in ("N(0, 0.01²)", "Xavier", "He", "N(0, 1)")]
    assert deltas[0] < 1e-23 < deltas[1] < 2e-3 < deltas[2] < 2 < 1e13 < deltas[3]


def test_large_weights_beat_the_bound():
    assert gradient_flow.gradient_flow("sigmoid", "N(0, 1)", 20).numbers["per layer"] == pytest.approx(0.85, abs=0.01)


def test_the_table_of_depths_that_learn():
    stated = {"sigmoid": (1.00, 0.66, 0.51, 0.50, 0.50), "tanh": (1.0,) * 5, "ReLU": (1.0, 1.0, 1.0, 1.0, 0.90)}
    for name, row in stated.items():
        means = [how_deep_learns.accuracies(name, d).mean() for d in how_deep_learns.DEPTHS]
        assert means == pytest.approx(row, abs=0.0055), name
    rates = vanishing.RATES
    assert all(how_deep_learns.accuracies("sigmoid", d, r).mean() < 0.55 for d in (5, 10, 20) for r in rates)


@pytest.mark.parametrize("seed", range(2))
def test_depth_that_learns_live(seed):
    rows = vanishing.depth_that_learns.live(depth=10, rate=0.1, seed=seed).rows
    accuracy = {row["activation"]: row["accuracy"] for row in rows}
    assert accuracy["sigmoid"] < 0.55
    assert min(accuracy["tanh"], accuracy["ReLU"]) > 0.95


# --- section 4: clipping (D36)


def test_the_cliff():
    path, slopes = cliff.descend(10, 0.01, False, 1.1)
    assert [number(slopes[0]), number(abs(path[1] - path[0])), number(path[1], 2)] == ["98.7", "0.987", "0.11"]
    assert path[-1] == pytest.approx(path[1], abs=1e-6)
    assert cliff.cliff().numbers["Q"] == pytest.approx(0.25, abs=1e-6)
    clipped, _ = cliff.descend(10, 0.01, True, 1.1)
    assert np.abs(np.diff(clipped)).max() <= 0.01 + 1e-12
    assert clipped[-1] == pytest.approx(0.5**0.1, abs=1e-9)
    assert number(clipped[-1]) == "0.933"
    assert abs(cliff.slope(np.array([0.7]), 10)[0]) == pytest.approx(0.4, abs=0.03)
    assert cliff.cliff(rate=0.001).numbers["Q"] < 1e-3


@pytest.mark.parametrize("layers", [2, 5, 10])
def test_the_slope_of_the_cliff(layers):
    w, e = np.linspace(0.3, 1.2, 10), 1e-6
    by_nudge = (cliff.objective(w + e, layers) - cliff.objective(w - e, layers)) / (2 * e)
    assert cliff.slope(w, layers) == pytest.approx(by_nudge, rel=1e-6, abs=1e-8)


# --- section 5: activations (D38)


def test_every_slope_equals_torch():
    worst = activation_zoo.slopes_against_torch(np.linspace(-40, 40, 2001) + 1e-3)
    assert set(worst) == set(activation_zoo.ZOO)
    assert max(worst.values()) < 1e-13


def test_steepest_and_lowest_slopes_of_the_table():
    steepest = {name: number(activation_zoo.facts(name)["steepest"]) for name in activation_zoo.ZOO}
    assert steepest == {
        "sigmoid": "0.25", "tanh": "1", "ReLU": "1", "leaky ReLU": "1", "ELU": "1", "GELU": "1.13", "SiLU": "1.1",
    }  # fmt: skip
    lowest = [number(activation_zoo.facts(name)["lowest"], 2) for name in ("ReLU", "GELU", "SiLU")]
    assert lowest == ["0", "−0.13", "−0.1"]
    assert activation_zoo.zoo("GELU", -1.0).numbers["slope"] < 0


@pytest.mark.parametrize("seed", SEEDS)
def test_softmax(seed):
    rng = np.random.default_rng(seed)
    u = rng.normal(size=3) * 3
    assert softmax_bars.against_torch(10, rng) < 1e-14
    slopes = softmax_bars.jacobian(u)
    assert np.abs(slopes.sum(axis=1)).max() < 1e-15
    assert slopes.max() <= 0.25
    moved = softmax_bars.softmax_bars(shift=3.0), softmax_bars.softmax_bars()
    assert moved[0].numbers["sum"] == pytest.approx(1, abs=1e-15)
    assert np.abs(moved[0].panels[0].marks[0].heights - moved[1].panels[0].marks[0].heights).max() < 1e-15


@pytest.mark.parametrize(("rate", "stated"), [(0.03, 11), (0.1, 12), (0.3, 13), (1.0, 28), (3.0, 77)])
def test_the_table_of_dead_neurons(rate, stated):
    assert 100 * dead_units.dead_shares("ReLU", rate, 5)[:, 1].mean() == pytest.approx(stated, abs=0.6)


@pytest.mark.parametrize("activation", ["leaky ReLU", "ELU"])
def test_leaky_ones_do_not_die_but_diverge(activation):
    for rate in (0.03, 1.0):
        assert dead_units.dead_shares(activation, rate, 3).max() == 0
        assert all(dead_units.trained(activation, rate, seed)[3] for seed in range(3))
    runs = [dead_units.trained(activation, 3.0, seed) for seed in SEEDS]
    assert max(run[0].max() for run in runs) == 0
    assert sum(not run[3] for run in runs) == {"leaky ReLU": 3, "ELU": 4}[activation]


def test_relu_at_a_rate_of_three():
    runs = [dead_units.trained("ReLU", 3.0, seed) for seed in SEEDS]
    assert all(run[3] for run in runs)
    assert sum(run[2] < 0.6 for run in runs) == 2
    at_start = np.mean([dead_units.trained("ReLU", 0.03, seed)[0][0, 1] for seed in SEEDS])
    assert at_start == pytest.approx(0.1, abs=0.05)


def test_the_percentages_of_the_picture_are_whole_numbers():
    assert "100 % of layer 2" in dead_units.dead_units(rate="3", seed=4).alt


# --- section 6: initialisation (D39)

SIZES = {
    ("He (Kaiming)", "ReLU"): (0.99, 1.0, 0.92, 0.53),
    ("Xavier (Glorot)", "ReLU"): (0.70, 0.18, 0.029, 1.6e-8),
    ("Xavier (Glorot)", "tanh"): (0.62, 0.33, 0.23, 0.095),
    ("He (Kaiming)", "tanh"): (0.72, 0.57, 0.56, 0.56),
    ("too small: N(0, 0.01²)", "tanh"): (0.11, 1.8e-5, 3.4e-10, 4.4e-48),
}


@pytest.mark.parametrize("start", SIZES)
def test_the_table_of_sizes(start):
    sizes = np.median(start_histograms.sizes_over_seeds(*start, 5), axis=0)
    assert sizes[[0, 4, 9, 49]] == pytest.approx(SIZES[start], rel=0.04)
    expected = start_histograms.expected_size(*start)
    assert np.log10(sizes[:10]) == pytest.approx(np.log10(expected[:10]), abs=0.12)


def test_he_keeps_the_size_from_layer_to_layer():
    u = np.random.default_rng(0).normal(size=400_000) * np.sqrt(2 * 1.7)  # Var u = n Var W · E[x²], with 2 · 1.7
    assert np.mean(np.maximum(u, 0) ** 2) == pytest.approx(1.7, rel=0.01)


def test_theory_at_fifty_layers():
    last = {start: start_histograms.expected_size(*start)[-1] for start in SIZES}
    assert last["He (Kaiming)", "ReLU"] == pytest.approx(1, abs=1e-3)
    assert last["Xavier (Glorot)", "ReLU"] == pytest.approx(2.0**-25, rel=1e-3)
    assert last["Xavier (Glorot)", "tanh"] == pytest.approx(1 / np.sqrt(100), rel=0.02)
    assert last["He (Kaiming)", "tanh"] == pytest.approx(0.56, abs=0.005)
    he = start_histograms.sizes_over_seeds("He (Kaiming)", "ReLU", 5)[:, -1]
    assert [number(he.min(), 2), number(he.max(), 2)] == ["0.35", "1"]


def test_orthogonal_weights_follow_the_same_line():
    sizes = start_histograms.sizes_over_seeds("orthogonal", "tanh", 2)
    assert sizes[:, -1] == pytest.approx(start_histograms.expected_size("orthogonal", "tanh")[-1], rel=0.05)


def test_a_relu_has_a_mean_too():
    u = np.random.default_rng(0).normal(size=400_000) * np.sqrt(2)
    g = np.maximum(u, 0)
    assert g.mean() == pytest.approx(0.564, abs=0.003)
    assert g.std() == pytest.approx(0.826, abs=0.003)
    assert np.mean(g**2) == pytest.approx(1, abs=0.01)


def test_the_table_of_starts():
    table = vanishing.init_that_learns.load()
    stated = {"Xavier": (1.00, 1.00, 0.90, 0.79), "He": (1.0, 1.0, 1.0, 1.0)}
    for init, row in stated.items():
        for layers, value in zip((5, 10, 20, 30), row, strict=True):
            part = table.where(init=init, depth=layers)
            best = max(part.where(rate=rate)["accuracy"].mean() for rate in vanishing.RATES[:5])
            assert best == pytest.approx(value, abs=0.006), (init, layers)


def test_init_that_learns_live():
    row = vanishing.init_that_learns.live(init="He", depth=20, rate=0.1, seed=0).rows[0]
    assert row["accuracy"] > 0.95


# --- section 7: residual connections


def test_skips_let_the_blame_through():
    numbers = skip_connections.skip_connections("sigmoid", 20).numbers
    assert number(numbers["plain"], 2) == "8.6·10⁻¹³"
    assert numbers["skip"] == pytest.approx(1.6, abs=0.05)
    for g in skip_connections.ACTIVATIONS:
        for layers in (5, 10, 20, 30):
            assert all(0.5 < skip_connections.blame(g, layers, True, seed)[0] < 3 for seed in range(3))
    assert skip_connections.skip_connections("ReLU", 20).numbers["plain"] == pytest.approx(0.8, abs=0.02)


def test_forty_layers_with_and_without_skips():
    plain, skips = (skip_connections.accuracies(40, skip) for skip in (False, True))
    assert [number(plain.mean(), 2), number(plain.min(), 2)] == ["0.93", "0.59"]
    assert number(skips.mean()) == "0.997"
    assert skips.min() > 0.98
    for layers in (2, 5):
        means = [skip_connections.accuracies(layers, skip).mean() for skip in (False, True)]
        assert abs(np.diff(means)[0]) < 0.002


@pytest.mark.parametrize("skip", [False, True])
def test_ten_layers_live(skip):
    assert depth.spiral_accuracy(10, skip, 0) > 0.95
