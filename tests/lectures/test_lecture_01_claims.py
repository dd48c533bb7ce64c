"""Every number that the prose of lecture 01 states, computed by the function that the notebook calls."""

import re

import numpy as np
import pytest
from lecture_notebooks import read

from utils.demos.lecture_00 import event_classifiers
from utils.demos.lecture_01 import (
    draw_a_line,
    lifted_space,
    mass_feature,
    rotated_tree,
    scoreboard,
    stacked_maps,
    tree_facts,
    xor_lines,
)

SEEDS = range(5)
TEN = range(10)
NOTEBOOK = read("01_modelling_nonlinearities.ipynb")


def stated(row: str) -> list[float]:
    """The numbers in the row of a table of the notebook that begins with `row`, as the prose states them."""
    lines = [line for cell in NOTEBOOK.cells for line in cell.source.splitlines() if line.startswith(f"| {row} |")]
    assert len(lines) == 1, row
    return [float(x) for x in re.findall(r"\d+\.\d+", lines[0].partition(row)[2])]


# --- section 1: they exist (D3, D4)


def test_the_table_of_lines():
    names = ("halfplane", "circles", "moons", "xor", "spirals")
    best = [np.mean([draw_a_line.best_line(name, seed)[0] for seed in SEEDS]) for name in names]
    logistic = [np.mean([draw_a_line.logistic_accuracy(name, seed) for seed in SEEDS]) for name in names]
    assert stated("best of all lines") == [round(x, 2) for x in best]
    assert stated("line of logistic regression") == [round(x, 2) for x in logistic]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_best_line_divides_the_half_plane_and_not_the_circles(seed):
    assert draw_a_line.best_line("halfplane", seed)[0] == 1
    assert draw_a_line.best_line("circles", seed)[0] < 2 / 3
    assert draw_a_line.logistic_accuracy("circles", seed) == pytest.approx(0.5, abs=0.01)


@pytest.mark.parametrize("name", ["halfplane", "circles", "moons", "xor", "spirals"])
def test_no_line_beats_the_best_line_and_it_is_as_good_as_it_says(name):
    x, y = draw_a_line.points(name)
    best, line = draw_a_line.best_line(name)
    assert draw_a_line.line_accuracy(x, y, *line) == best
    for angle in range(0, 360, 15):
        for shift in np.arange(-1.5, 1.51, 0.05):
            assert draw_a_line.line_accuracy(x, y, angle, shift) <= best


def test_the_picture_says_the_accuracy_of_the_readers_line():
    numbers = draw_a_line.draw_a_line(45.0, 0.0, "moons").numbers
    assert numbers["halfplane"] == 1
    assert numbers["moons"] == draw_a_line.line_accuracy(*draw_a_line.points("moons"), 45.0, 0.0)


# --- section 2: XOR (D5)


def test_no_line_classifies_all_four_points():
    every = xor_lines.all_lines()
    assert every.size == 36_381
    assert every.max() == 3
    assert every.min() == 1  # a line that got none right would be one that gets all right, seen from behind


def test_lines_can_do_fourteen_of_sixteen():
    found = xor_lines.divisions(720, 401)
    assert len(found) == 14
    assert tuple(xor_lines.XOR) not in found
    assert tuple(1 - xor_lines.XOR) not in found


def test_the_proof_in_words_both_classes_have_the_same_middle():
    middles = [xor_lines.POINTS[c == xor_lines.XOR].mean(axis=0) for c in (0, 1)]
    assert middles[0] == pytest.approx(middles[1])


def test_the_map_agrees_with_the_line_at_every_place():
    every = xor_lines.all_lines()
    for i in range(0, len(xor_lines.ANGLES), 15):
        for j in range(0, len(xor_lines.SHIFTS), 20):
            shown = xor_lines.xor_line(float(xor_lines.ANGLES[i]), float(xor_lines.SHIFTS[j])).numbers["right"]
            assert shown == every[i, j]


# --- section 3: linear after linear (D5)


@pytest.mark.parametrize("k", range(1, 13))
def test_the_product_of_k_matrices_predicts_the_same(k):
    assert max(stacked_maps.collapse_error(k, seed) for seed in range(20)) < 1e-12


@pytest.mark.parametrize("k", range(1, 9))
def test_the_picture_shows_the_collapse_and_its_end(k):
    for seed in range(21):
        assert stacked_maps.stack_of_maps(k, seed).numbers["difference"] < 1e-12
        bent = stacked_maps.stack_of_maps(k, seed, bend=True).numbers["difference"]
        assert bent > 0.1 if k > 1 else bent < 1e-12


# --- section 4: trees (D6)


@pytest.mark.parametrize("seed", TEN)
def test_the_turned_boundary_needs_several_times_the_leaves(seed):
    assert tree_facts.leaves(0, seed) == 2
    assert 14 <= tree_facts.leaves(45, seed) <= 22
    assert rotated_tree.fresh_accuracy("halfplane", rotated_tree.FULL, 0, seed) >= 0.99
    assert 0.955 <= rotated_tree.fresh_accuracy("halfplane", rotated_tree.FULL, 45, seed) <= 0.975


@pytest.mark.parametrize("name", ["halfplane", "moons", "circles", "xor"])
def test_no_slope_and_flat_outside(name):
    for seed in SEEDS:
        assert tree_facts.share_with_slope(name, seed) <= 1 / 5000
        assert tree_facts.change_outside(name, seed) == 0
    assert tree_facts.share_with_slope(name, 0) == 0
    # The measure can tell: over a wide step the stairs do change.
    assert tree_facts.share_with_slope(name, 0, step=0.5) > 0.1


@pytest.mark.parametrize("seed", TEN)
def test_trees_are_blind_to_the_symmetry_of_the_circles(seed):
    assert 0.39 < tree_facts.turned_answers(seed) < 0.49


@pytest.mark.parametrize("seed", TEN)
def test_stretching_the_features_changes_hardly_an_answer(seed):
    assert tree_facts.stretched_agreement(seed) > 0.99


def test_the_tree_finds_the_mass_window():
    rules = [line.strip("|- ") for line in tree_facts.mass_rules().strip().splitlines()]
    assert rules[:3] == ["m / GeV <= 84.9", "class: background", "m / GeV >  84.9"]
    assert rules[3:] == ["m / GeV <= 96.7", "class: signal", "m / GeV >  96.7", "class: background"]
    assert round(tree_facts.mass_accuracy("tree"), 2) == 0.86
    assert round(tree_facts.mass_accuracy("logistic regression"), 2) == 0.78
    mass = event_classifiers.events(0)[1].mass
    assert round(mass[event_classifiers.scores("m", "logistic regression") > 0.5].min()) == 87


def test_the_scoreboard_has_no_winner_everywhere():
    cells = scoreboard.scoreboard(0).cells
    best = {data: max(scoreboard.MODELS, key=lambda model: cells[model, data]) for data in scoreboard.DATA}
    assert best["halfplane"] == "logistic regression"
    assert best["circles"] == "with x₁², x₂², x₁x₂"
    assert "tree" in best["moons"]
    assert "tree" in best["spirals"]


# --- section 5: feature engineering (D7)


@pytest.mark.parametrize(
    ("data", "plain", "r2", "x1x2"),
    [
        ("circles", (0.50, 0.50), (1.00, 1.00), (0.43, 0.52)),
        ("xor", (0.47, 0.65), (0.49, 0.55), (0.99, 1.00)),
        ("moons", (0.86, 0.88), (0.86, 0.87), (0.86, 0.87)),
        ("spirals", (0.64, 0.65), (0.58, 0.64), (0.64, 0.65)),
    ],
)
def test_the_table_of_features(data, plain, r2, x1x2):
    assert sorted({*plain, *r2, *x1x2}) == sorted({*stated({"xor": "XOR"}.get(data, data))})
    for on, span in (((False, False), plain), ((True, False), r2), ((False, True), x1x2)):
        found = [lifted_space.accuracy(data, *on, seed) for seed in SEEDS]
        assert (min(found), max(found)) == pytest.approx(span, abs=0.0051)


@pytest.mark.parametrize("seed", TEN)
def test_r2_takes_the_circles_from_chance_to_99_percent(seed):
    assert lifted_space.accuracy("circles", False, False, seed) == pytest.approx(0.5, abs=0.02)
    assert lifted_space.accuracy("circles", True, False, seed) >= 0.99


@pytest.mark.parametrize("data", ["circles", "xor", "moons", "spirals"])
@pytest.mark.parametrize("on", [(True, False), (False, True), (True, True)])
def test_the_plane_in_the_lifted_space_is_the_boundary(data, on):
    model = lifted_space.fitted(data, *on)
    w, b = model.coef_[0], model.intercept_[0]
    length = np.linalg.norm(w[2:]) * np.sign(w[2])
    x, _ = draw_a_line.points(data)
    features = np.column_stack([x, *[(x**2).sum(axis=1)] * on[0], *[x[:, 0] * x[:, 1]] * on[1]])
    height = features[:, 2:] @ w[2:] / length
    plane = -(w[0] * x[:, 0] + w[1] * x[:, 1] + b) / length
    above = (height > plane) == (length > 0)
    assert (above == model.predict(features)).all()


@pytest.mark.parametrize("seed", range(3))
def test_the_table_of_auc_on_the_events(seed):
    expected = {
        "logistic regression": (0.60, 0.68, 0.70, 0.92),
        "boosted trees": (0.77, 0.86, 0.92, 0.92),
    }
    for model, row in expected.items():
        found = [event_classifiers.event_auc(name, model, seed) for name in event_classifiers.INPUTS]
        assert found == pytest.approx(row, abs=0.01), model
        if seed == 0:
            assert [round(area, 2) for area in found] == list(row) == stated(model)
        lift = found[-1] - found[0]
        assert lift == pytest.approx({"logistic regression": 0.32, "boosted trees": 0.15}[model], abs=0.01)
        assert max(found) < event_classifiers.best() + 0.003
    assert event_classifiers.event_auc("|m − m_Z|", "logistic regression", seed) > event_classifiers.best() - 0.004


def test_why_m_fails():
    belief, folded = (mass_feature.belief_at_mass(inputs, "logistic regression") for inputs in ("m", "|m − m_Z|"))
    assert (np.diff(belief) > 0).all()
    assert (np.diff(folded) > 0).any()
    assert (np.diff(folded) < 0).any()
    truth = mass_feature.mass_feature("m").panels[0].marks[0].y
    assert belief[-1] == pytest.approx(0.87, abs=0.005)
    assert truth[-1] == pytest.approx(0.06, abs=0.005)
