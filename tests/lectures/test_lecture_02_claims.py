"""Every number that the prose of lecture 02 states, computed by the function that the notebook calls."""

from itertools import pairwise

import numpy as np
import pytest

from utils.demos.lecture_02 import (
    anatomy,
    beast,
    brain,
    entry_by_entry,
    half_planes,
    hidden_space,
    layered_diagram,
    without_g,
)
from utils.demos.lecture_02 import pipeline as features
from utils.nn import Sigmoid, mlp

CLOSE = 0.015  # an accuracy quoted with two decimals, from 2000 test points


def median(values) -> float:
    return float(np.median(values))


# --- section 1: features (D9)


@pytest.mark.parametrize(
    ("who", "stated"),
    [
        (features.RAW, (0.50, 0.88, 0.50)),
        (features.HAND, (1.00, 0.88, 0.50)),
        (features.LEARNED, (1.00, 0.99, 0.97)),
    ],
)
def test_who_makes_the_features(who, stated):
    found = [median(features.pipeline_accuracies(who, data, seeds=8)) for data in ("circles", "moons", "XOR")]
    assert found == pytest.approx(stated, abs=CLOSE)


def test_where_it_fits_the_feature_by_hand_is_best():
    by_hand, learned = (features.pipeline_accuracies(who, "circles", 8) for who in (features.HAND, features.LEARNED))
    assert median(by_hand) > median(learned)
    assert median(by_hand) == pytest.approx(0.999, abs=0.001)


# --- section 2: without g (D10)


@pytest.mark.parametrize("hidden", [1, 3, 8])
@pytest.mark.parametrize("data", beast.TOYS)
def test_without_g_the_network_is_one_row(data, hidden):
    assert max(without_g.collapse_gap(data, hidden, seed) for seed in range(6)) < 1e-12


def test_a_network_with_g_is_no_row():
    net = beast.trained("circles", 8, True, 0)
    row, shift = without_g.collapsed(net)
    x, _ = beast.points("circles", 0)
    assert np.abs(net.predict(x)[:, 0] - (x @ row + shift)).max() > 1


@pytest.mark.parametrize(
    ("data", "without", "with_g"),
    [
        ("circles", (0.49, 0.50), (0.99, 1.00)),
        ("moons", (0.87, 0.88), (0.98, 0.99)),
        ("XOR", (0.46, 0.66), (0.96, 0.98)),
    ],
)
def test_what_g_is_worth(data, without, with_g):
    for nonlinear, stated in ((False, without), (True, with_g)):
        found = beast.accuracies(data, 8, nonlinear, seeds=6)
        assert (found.min(), found.max()) == pytest.approx(stated, abs=CLOSE)


@pytest.mark.parametrize("hidden", [1, 2, 5, 8])
def test_more_linear_neurons_do_not_help(hidden):
    assert beast.accuracies("circles", hidden, False, seeds=6).max() < 0.56


# --- section 3: half-planes (D11, D12)


def test_the_sum_of_the_contributions_is_the_network():
    net = beast.trained("XOR", 5, True, 1)
    x, _ = beast.points("XOR", 1)
    parts, order = half_planes.contributions(net, x)
    assert parts.sum(axis=1) + net[2].bias[0] == pytest.approx(net.predict(x)[:, 0], rel=1e-12)
    assert sorted(order) == list(range(5))
    assert list(np.ptp(parts, axis=0)) == sorted(np.ptp(parts, axis=0), reverse=True)


def test_three_lines_fence_in_the_circles_and_two_of_them_do_not():
    assert half_planes.half_planes(added=3).numbers["accuracy"] == pytest.approx(0.99, abs=CLOSE)
    assert half_planes.half_planes(added=2).numbers["accuracy"] < 0.85
    assert half_planes.half_planes(added=1).numbers["accuracy"] == pytest.approx(0.50, abs=1e-9)


def test_past_the_last_neuron_nothing_changes():
    assert half_planes.half_planes(added=8, hidden=3).numbers == half_planes.half_planes(added=3, hidden=3).numbers


@pytest.mark.parametrize(
    ("data", "stated"),
    [
        ("circles", {1: 0.64, 2: 0.78, 3: 0.98, 4: 0.99, 8: 1.00}),
        ("moons", {1: 0.88, 2: 0.88, 3: 0.99, 4: 0.99, 8: 0.99}),
        ("XOR", {1: 0.67, 2: 0.77, 3: 0.82, 4: 0.84, 8: 0.96}),
    ],
)
def test_accuracy_by_width(data, stated):
    found = np.median(half_planes.accuracy_by_width(data, seeds=6), axis=1)
    assert {hidden: found[hidden - 1] for hidden in stated} == pytest.approx(
        stated, abs=0.03 if data == "XOR" else CLOSE
    )


def test_starts_on_xor_end_far_apart():
    found = half_planes.accuracy_by_width("XOR", seeds=6)[3]
    assert (found.min(), found.max()) == pytest.approx((0.68, 0.96), abs=0.02)


def test_two_neurons_suffice_for_the_four_points_of_xor():
    net = mlp(2, 2, 1, activation=Sigmoid, rng=np.random.default_rng(0))
    net[0].W[...] = 20 * np.array([[1, 1, -0.5], [1, 1, -1.5]])  # on where x₁ + x₂ > 1/2, and where it is > 3/2
    net[2].W[...] = [[1, -1, 0]]
    assert net.predict(np.array([[0.0, 0], [1, 1], [1, 0], [0, 1]]))[:, 0] == pytest.approx([0, 0, 1, 1], abs=1e-3)


def test_two_lines_never_suffice_for_the_circles():
    found = half_planes.accuracy_by_width("circles", seeds=6)
    assert found[1].max() < 0.85 < 0.94 < found[2].min()


# --- section 4: hidden space (D12)


@pytest.mark.parametrize(("steps", "stated"), [(0, 0.50), (60, 0.77), (300, 0.98)])
def test_the_classes_come_apart(steps, stated):
    shown = hidden_space.hidden_space(hidden_space.SNAPSHOTS.index(steps)).numbers
    assert shown["steps"] == steps
    assert shown["accuracy"] == pytest.approx(stated, abs=CLOSE)


@pytest.mark.parametrize("hidden", [3, 8])
@pytest.mark.parametrize("data", beast.TOYS)
def test_a_linear_classifier_on_the_hidden_features_is_as_good_as_the_network(data, hidden):
    for seed in range(5):
        found = hidden_space.readout(data, hidden, seed)
        assert found["linear on x̃"] == pytest.approx(found["network"], abs=0.02)
        if data == "circles" and hidden == 8:
            assert found["linear on x"] == pytest.approx(0.495, abs=CLOSE)
            assert min(found["linear on x̃"], found["network"]) > 0.99


@pytest.mark.parametrize("time", [0, 9, 22])
def test_the_upright_line_is_the_boundary(time):
    """Right of the line in hidden space lies what the network calls signal."""
    scene = hidden_space.hidden_space(time, "moons", 4, 2)
    *_, dots, border = scene.panels[1].marks
    net = beast.history("moons", 4, 2, hidden_space.SNAPSHOTS)[time]
    says = net.predict(beast.points("moons", 2)[0])[:, 0] > 0
    assert np.array_equal(dots.x > border.x[0], says)


# --- section 5: sums and products (D13)


def test_sums_and_matrix_product_agree():
    assert entry_by_entry.sums_against_product(100, np.random.default_rng(0)) < 1e-12


@pytest.mark.parametrize("seed", range(10))
def test_the_walk_ends_at_the_matrix_product(seed):
    last = len(entry_by_entry.STEPS) - 1
    assert last == 12
    numbers = entry_by_entry.entry_by_entry(last, seed).numbers
    assert numbers["ŷ as a sum"] == pytest.approx(numbers["ŷ as a product"], abs=1e-12)
    assert np.isnan(entry_by_entry.entry_by_entry(last - 1, seed).numbers["ŷ as a sum"])


def test_the_line_of_code_is_the_picture():
    W, w = np.array([[0.5, -0.9], [-1.8, -1.9], [1.3, 1.7]]), np.array([0.4, 0.9, 0.2])
    found = w @ Sigmoid()(W @ np.array([1.7, 1.3]))
    assert found == pytest.approx(entry_by_entry.entry_by_entry(12).numbers["ŷ as a sum"], abs=1e-12)


# --- section 6: words and counts (D14, D15)


@pytest.mark.parametrize("bias", [True, False])
def test_the_count_is_that_of_torch(bias):
    import torch

    rng = np.random.default_rng(0)
    for _ in range(30):
        sizes = tuple(int(n) for n in rng.integers(1, 20, rng.integers(2, 6)))
        layers = [torch.nn.Linear(a, b, bias=bias) for a, b in pairwise(sizes)]
        expected = sum(p.numel() for p in torch.nn.Sequential(*layers).parameters())
        assert anatomy.count_parameters(sizes, bias) == expected
        assert len(layered_diagram.edges(sizes, bias)) == expected  # one weight on every edge that is drawn
        assert len(mlp(*sizes, bias=bias, rng=rng).parameters) == expected


@pytest.mark.parametrize(
    ("sizes", "with_bias", "without"), [((2, 2, 1), 9, 6), ((2, 3, 1), 13, 9), ((30, 64, 64, 1), 6209, 6080)]
)
def test_the_counts_of_the_text(sizes, with_bias, without):
    assert (anatomy.count_parameters(sizes, True), anatomy.count_parameters(sizes, False)) == (with_bias, without)


def test_the_count_is_hidden_until_guessed_or_shown():
    asked, told = anatomy.count_them(), anatomy.count_them(guess=13.0)
    assert anatomy.count_them(show=True).formula == "(2 + 1) · 3 + (3 + 1) · 1 = 13."
    assert not asked.numbers
    assert "13" not in asked.alt + asked.formula + asked.panels[0].title
    assert told.numbers == {"weights": 13.0}
    assert "Right." in told.formula
    assert "You said 12." in anatomy.count_them(guess=12.0).formula


@pytest.mark.parametrize("sizes", [(2, 3, 1), (5, 5, 5, 5, 1), (1, 1)])
def test_pointing_at_a_part_gives_its_name(sizes):
    at = layered_diagram.positions(sizes, True)
    for key, (x, y, kind) in at.items():
        assert layered_diagram.nearest(sizes, True, (x, y)) == (f"{kind} neuron", {key})
    found = {
        layered_diagram.nearest(sizes, True, (x, y))[0] for x in np.arange(0, 12, 0.25) for y in np.arange(-3, 3, 0.25)
    }
    assert {"edge", "input layer", "output layer"} <= found <= set(anatomy.PARTS)


def test_pointing_between_two_neurons_finds_their_edge():
    at = layered_diagram.positions((2, 3, 1), True)
    (x0, y0, _), (x1, y1, _) = at[0, 0], at[1, 0]
    assert layered_diagram.nearest((2, 3, 1), True, ((x0 + x1) / 2, (y0 + y1) / 2)) == ("edge", {((0, 0), (1, 0))})


@pytest.mark.parametrize("part", anatomy.PARTS)
def test_every_word_lights_its_parts(part):
    network = anatomy.name_the_parts(part).panels[0].marks[0]
    lit = {node.kind for node in network.nodes if node.lit}
    if part == "edge":
        assert all(edge.lit for edge in network.edges)
    else:
        kind = "hidden" if part == "activation" else part.split()[0]
        assert lit == ({kind, "bias"} if part in ("input layer", "hidden layer") else {kind})


# --- section 7: the brain (D16)


def test_the_deck_against_the_source():
    found = brain.deck_against_source()
    assert (brain.NEURONS, brain.NEURONS_ERROR) == (86.1, 8.1)
    assert found["deviations from 86.1"] > 5
    assert found["synapses per neuron, deck"] < 0.5  # more than half of the neurons would have none
    assert found["synapses per neuron"] == pytest.approx(1000, rel=0.2)


@pytest.mark.parametrize("part", brain.PARTS)
def test_a_part_is_lit_on_both_sides(part):
    left, right = brain.two_neurons(part).panels
    assert sum(getattr(mark, "role", "") == "forward" for mark in left.marks) >= 2  # drawn, and named
    network = right.marks[0]
    assert any(node.lit for node in network.nodes) or any(edge.lit for edge in network.edges)
