"""Every number that the prose of lecture 04 states, computed by the function that the notebook calls."""

import numpy as np
import pytest

from utils.demos.lecture_03.two_input_network import TwoInputNetwork, backward, forward
from utils.demos.lecture_04 import (
    break_bias,
    break_equal,
    break_mirror,
    break_scale,
    gradient_check,
    in_layers,
    torch_judge,
)
from utils.demos.lecture_04.backpropagation import LAST, stepper
from utils.demos.lecture_04.links import hidden_slope, loss_slope, output_slope, weight_slope
from utils.demos.lecture_04.matrix_form import backward_pass, forward_pass, with_ones
from utils.demos.lecture_04.one_weight import one_weight
from utils.demos.lecture_04.passes import FORMULAS, PRODUCTS, STEPS, passes
from utils.demos.words import number
from utils.nn import MSELoss, Sigmoid, check_gradient, mlp

SEEDS = range(5)


def rng(seed: int = 0) -> np.random.Generator:
    return np.random.default_rng(seed)


# --- section 1: one weight (D25)


def test_slope_of_one_weight_is_a_product():
    numbers = one_weight().numbers
    assert numbers["∂L/∂w11"] == pytest.approx(numbers["∂L/∂u1"] * 1.5, rel=1e-15)
    assert [number(numbers[name]) for name in ("∂L/∂u1", "∂L/∂w11", "new w11", "L", "new L")] == [
        "0.0797",
        "0.12",
        "0.122",
        "0.519",
        "0.457",
    ]


@pytest.mark.parametrize("w11", [-6.0, 0.6, 6.0])
def test_without_input_a_weight_learns_nothing(w11):
    assert one_weight(w11, x1=0.0).numbers["∂L/∂w11"] == 0


@pytest.mark.parametrize("w11", [-6.0, 6.0])
def test_a_large_weight_has_a_small_slope(w11):
    assert abs(one_weight(w11).numbers["∂L/∂w11"]) < abs(one_weight().numbers["∂L/∂w11"]) / 50


# --- section 2: four arrows (D26 to D29)


def test_the_four_slopes_and_their_products():
    numbers = hidden_slope().numbers
    stated = {
        "σ": "0.72", "∂L/∂σ": "1.44", "∂σ/∂y": "0.201", "∂L/∂y": "0.29", "∂y/∂σ1": "1.2", "∂L/∂σ1": "0.348",
        "σ1": "0.646", "∂σ1/∂u1": "0.229", "∂L/∂u1": "0.0797",
    }  # fmt: skip
    assert {name: number(numbers[name]) for name in stated} == stated
    product = numbers["∂L/∂σ"] * numbers["∂σ/∂y"] * numbers["∂y/∂σ1"] * numbers["∂σ1/∂u1"]
    assert numbers["∂L/∂u1"] == pytest.approx(product, rel=1e-14)


@pytest.mark.parametrize("demo", [loss_slope, output_slope, weight_slope, hidden_slope])
def test_a_link_shows_the_network_of_the_stepper(demo):
    expected = stepper(LAST).numbers
    assert all(expected[name] == value for name, value in demo().numbers.items())


def test_target_one_pushes_up():
    assert number(loss_slope(target=1.0).numbers["∂L/∂σ"]) == "−0.559"


def test_saturated_and_wrong_hardly_learns():
    wrong = output_slope(w0=6.0).numbers
    assert [number(wrong[name]) for name in ("σ", "∂L/∂σ", "∂σ/∂y", "∂L/∂y")] == ["0.999", "2", "0.0013", "0.00259"]
    assert output_slope().numbers["∂L/∂y"] / wrong["∂L/∂y"] > 100
    assert number(wrong["σ"] - wrong["t"]) == "0.999"  # what cross-entropy would say


@pytest.mark.parametrize("seed", SEEDS)
def test_cross_entropy_cancels_the_flat_factor(seed):
    assert torch_judge.worst_logit_slope(20, rng(seed)) < 1e-12


def test_an_output_weight_of_zero_blocks_the_way_back():
    numbers = stepper(LAST, w1=0.0).numbers
    assert all(numbers[f"∂L/∂{name}"] == 0 for name in ("σ1", "u1", "w10", "w11", "w12"))


@pytest.mark.parametrize("w10", np.linspace(-6, 6, 7))
def test_a_hidden_sigmoid_takes_three_quarters(w10):
    numbers = hidden_slope(w10).numbers
    assert abs(numbers["∂L/∂u1"]) <= abs(numbers["∂L/∂σ1"]) / 4


# --- section 3: the walk


@pytest.mark.parametrize("seed", SEEDS)
def test_the_walk_equals_torch(seed):
    assert torch_judge.worst_number(20, rng(seed)) < 1e-12


def test_paths_add():
    numbers = stepper(LAST).numbers
    assert [number(numbers[f"∂L/∂{name}"]) for name in ("u2", "x1", "w12", "w22")] == [
        "−0.0314",
        "0.0635",
        "−0.0797",
        "0.0314",
    ]


# --- section 4: matrices (D30, D31)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("features", "hidden", "samples"), [(2, 4, 32), (1, 1, 1), (5, 3, 7)])
def test_the_matrix_form_equals_torch(features, hidden, samples, seed):
    assert torch_judge.worst_matrix_entry(features, hidden, samples, rng(seed)) < 1e-12


@pytest.mark.parametrize("seed", SEEDS)
def test_the_matrix_form_of_one_sample_is_the_walk(seed):
    r = rng(seed)
    net = TwoInputNetwork(*r.uniform(-3, 3, 2), r.uniform(), *r.uniform(-3, 3, 9))
    found = backward(forward(net))
    W = np.array([[net.w11, net.w12, net.w10], [net.w21, net.w22, net.w20]])
    w = np.array([[net.w1, net.w2, net.w0]])
    _, _, dw, _, _, dW = backward_pass(with_ones(np.array([[net.x1], [net.x2]])), np.array([[net.target]]), W, w)
    rows = [[found[f"∂L/∂w{j}{i}"] for i in "120"] for j in "12"]
    assert np.abs(dW - rows).max() < 1e-12
    assert np.abs(dw - [[found[f"∂L/∂w{i}"] for i in "120"]]).max() < 1e-12


def test_the_shapes_that_the_prose_states():
    r = rng()
    X, W, w = with_ones(r.normal(size=(2, 32))), r.normal(size=(4, 3)), r.normal(size=(1, 5))
    U, S, y, p, _ = forward_pass(X, np.zeros((1, 32)), W, w)
    assert [a.shape for a in (X, U, S, y, p)] == [(3, 32), (4, 32), (5, 32), (1, 32), (1, 32)]
    assert [a.shape for a in backward_pass(X, np.zeros((1, 32)), W, w)] == [
        (1, 32), (1, 32), (1, 5), (4, 32), (4, 32), (4, 3),
    ]  # fmt: skip
    numbers = passes().numbers
    assert numbers["parameters"] == 17
    assert numbers["size of dW"] == numbers["size of W"] == 12
    assert numbers["size of dw"] == numbers["size of w"] == 5


def test_the_animation_names_every_matrix_and_writes_its_shape():
    assert set(PRODUCTS) <= set(FORMULAS) == set(STEPS[1:])
    assert passes(1).formula == "U = W X:  (4, 3) (3, 32) → (4, 32)"
    assert passes(11, features=5, hidden=3, samples=7).formula == "dW = dU Xᵀ:  (3, 7) (7, 6) → (3, 6)"
    values = {node.name: node.value for node in passes(11).panels[0].marks[0].nodes}
    assert values["dW"] == "(4, 3)"
    assert [edge.label for edge in passes(0).panels[0].marks[0].edges][:3] == ["W (4, 3)", "σ", "w (1, 5)"]


# --- section 5: the code and the gradient check


@pytest.mark.parametrize("seed", SEEDS)
def test_the_layers_equal_the_walk(seed):
    assert in_layers.layers_against_arrows(20, rng(seed)) < 1e-12


@pytest.mark.parametrize("seed", SEEDS)
def test_the_full_network_passes_the_gradient_check(seed):
    draw = rng(seed)
    net = mlp(2, 16, 16, 1, activation=Sigmoid, output=Sigmoid, rng=draw)
    found = check_gradient(net, MSELoss(), draw.normal(size=(20, 2)), draw.uniform(0, 1, 20))
    assert found.max_error < 1e-7


@pytest.mark.parametrize("seed", SEEDS)
def test_float64_passes_float32_fails_a_bug_shows(seed):
    assert gradient_check.relative_error(1e-5, seed=seed) < 1e-9
    assert 5e-4 < gradient_check.relative_error(1e-5, "float32", seed=seed) < 1e-2
    assert number(gradient_check.relative_error(1e-5, bug=True, seed=seed), 2) == "0.0099"


def test_the_valley_of_the_gradient_check():
    best64, best32 = (gradient_check.curve(precision, False).min() for precision in ("float64", "float32"))
    assert 1e-11 < best64 < 1e-9
    assert 3e-6 < best32 < 3e-5
    wide = [gradient_check.relative_error(eps) for eps in (1e-3, 1e-2)]
    assert wide[1] / wide[0] == pytest.approx(100, rel=0.05)  # bends: ε²
    narrow = gradient_check.relative_error(1e-12) / gradient_check.relative_error(1e-9)
    assert 100 < narrow < 10_000  # rounds: 1/ε


# --- section 6: the break questions (D32)


@pytest.mark.parametrize("bias", [-1.5, -0.4, 0.0, 0.7])
@pytest.mark.parametrize("angle", [0.0, 45.0, 200.0])
def test_only_the_bias_moves_a_line(angle, bias):
    assert break_bias.one_line(angle, bias).numbers["distance"] == pytest.approx(abs(bias), abs=1e-12)


@pytest.mark.parametrize(
    ("activation", "low", "high"), [("tanh", 0.495, 0.515), ("ReLU", 0.495, 0.505), ("sigmoid", 0.495, 0.535)]
)
def test_two_rings_need_a_bias(activation, low, high):
    without = [break_bias.ring_accuracy(False, activation, seed) for seed in SEEDS]
    assert low <= min(without) <= max(without) < high
    assert all(break_bias.ring_accuracy(True, activation, seed) >= 0.995 for seed in SEEDS)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("activation", ["tanh", "ReLU", "sigmoid"])
def test_the_rule_that_a_network_without_bias_cannot_break(activation, seed):
    assert break_bias.broken_symmetry(activation, seed) < 1e-12
    if activation != "sigmoid":
        assert break_bias.trained(False, activation, seed)(np.zeros((1, 2))) == 0


@pytest.mark.parametrize("start", [0.0, 0.1, 0.5, 1.0])
def test_equal_neurons_stay_equal_for_ever(start):
    assert all(break_equal.largest_spread(start, seed) < 1e-12 for seed in SEEDS)
    assert break_equal.equal_start(start).numbers["kinds"] == 1
    assert np.linalg.matrix_rank(break_equal.trained(start, 0.0, 0)[0][0].W, tol=1e-9) <= 1


def test_accuracies_from_equal_starts():
    accuracy = [break_equal.equal_start(*state).numbers["accuracy"] for state in ((0.0, 0.0), (0.5, 0.0), (0.5, 0.01))]
    assert accuracy == pytest.approx([0.50, 0.68, 1.00], abs=0.005)
    assert break_equal.equal_start(0.5, 0.01).numbers["kinds"] == 8


def test_the_table_of_weight_scales():
    stated = {0.0: (0.50, 0.25), 0.01: (0.57, 0.25), 0.3: (0.965, 0.22), 1.0: (1.00, 0.096)}
    stated |= {3.0: (0.79, 0.016), 10.0: (0.67, 0.0016), 100.0: (0.51, 1.8e-5)}
    for scale, (accuracy, slope) in stated.items():
        numbers = break_scale.weight_scale(break_scale.SCALES.index(scale)).numbers
        assert numbers["accuracy"] == pytest.approx(accuracy, abs=0.0051), scale
        assert numbers["slope"] == pytest.approx(slope, rel=0.03), scale


@pytest.mark.parametrize("scale", [0.01, 0.1, 1.0, 10.0])
def test_cross_entropy_and_adam_forgive(scale):
    assert all(break_scale.forgiving_accuracy(scale, seed) >= 0.99 for seed in SEEDS)


@pytest.mark.parametrize("hidden", [1, 2, 3])
@pytest.mark.parametrize("seed", SEEDS)
def test_equivalent_minima(hidden, seed):
    count, change = break_mirror.largest_change(hidden, seed)
    assert count == break_mirror.equivalent_minima(hidden)
    assert change < 1e-12


def test_counts_of_minima_that_the_prose_states():
    assert break_mirror.equivalent_minima(3) == 48
    assert break_mirror.equivalent_minima(16) == pytest.approx(1.4e18, rel=0.03)
    numbers = break_mirror.same_network(swap=True, flip=True).numbers
    assert numbers["weights"] > 1
    assert numbers["output"] < 1e-12


def test_the_checked_network_has_337_parameters():
    assert len(mlp(2, 16, 16, 1, rng=rng()).parameters) == 337
