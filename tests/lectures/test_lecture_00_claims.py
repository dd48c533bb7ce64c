"""Every number that the prose of lecture 00 states, computed by the function that the notebook calls."""

import re
from math import sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lecture_notebooks import read

from utils.data import MASS_Z, simulate_events
from utils.demos.lecture_00 import event_classifiers, event_display, mass_spectrum, one_feature, roc, threshold
from utils.demos.words import number

TREES, LOGISTIC, BEST = threshold.CLASSIFIERS
SEEDS = range(10)
NOTEBOOK = read("00_machine_learning_in_particle_physics.ipynb")


def stated(row: str) -> list[float]:
    """The numbers in the row of a table of the notebook that begins with `row`, as the prose states them."""
    lines = [line for cell in NOTEBOOK.cells for line in cell.source.splitlines() if line.startswith(f"| {row} |")]
    assert len(lines) == 1, row
    return [float(x) for x in re.findall(r"\d+\.\d+", lines[0].partition(row)[2])]


# --- section 2: from a collision to two tracks


def test_lifetime_of_the_z():
    assert number(mass_spectrum.lifetime(), 2) == "2.6·10⁻²⁵"


def test_the_short_formula_is_the_mass_of_the_pair():
    events = simulate_events(2000, np.random.default_rng(0))
    for some in (events, event_display.shown_events()):
        assert event_display.mass_from_vectors(some) == pytest.approx(some.mass, rel=1e-10)
    assert events.mass == pytest.approx(events.true_mass, rel=1e-10)


def test_the_events_that_prose_and_notes_name():
    events = event_display.shown_events()
    found = [(int(label), round(float(mass))) for label, mass in zip(events.label, events.mass, strict=True)]
    assert [found[i - 1] for i in (1, 3, 4, 7, 8)] == [(0, 83), (1, 92), (1, 81), (0, 120), (0, 83)]
    assert events.mass.argmax() == 7 - 1
    assert len(events) == 12


@pytest.mark.parametrize("event", range(1, 13))
def test_the_mass_is_hidden_until_asked_for(event):
    mass = float(event_display.shown_events().mass[event - 1])
    hidden = event_display.event_display(event)
    assert hidden.numbers == {}
    assert hidden.formula.endswith("m = ?.")
    assert event_display.event_display(event, show=True).numbers["m"] == pytest.approx(mass)
    assert "good eye" in event_display.event_display(event, guess=mass + 3).alt
    assert "10 GeV too high" in event_display.event_display(event, guess=mass + 10).alt
    assert "10 GeV too low" in event_display.event_display(event, guess=mass - 10).alt


@pytest.mark.parametrize("event", range(1, 13))
def test_a_track_is_as_long_as_its_pt(event):
    across = event_display.event_display(event).panels[0]
    tracks = [mark for mark in across.marks if getattr(mark, "role", "") in ("third", "fourth") and len(mark.x) == 2]
    lengths = [float(np.hypot(np.ptp(track.x), np.ptp(track.y))) for track in tracks]
    assert lengths == pytest.approx(list(event_display.shown_events().pt[event - 1]))
    assert max(abs(end) for track in tracks for end in (*track.x, *track.y)) < across.xlim[1]


# --- section 3: many events make a peak


@pytest.mark.parametrize("seed", SEEDS)
def test_the_mass_peaks_at_the_parents(seed):
    assert mass_spectrum.peak(50_000, seed) == pytest.approx(MASS_Z, abs=0.1)


def test_six_of_ten_events_near_the_peak_are_signal():
    share = mass_spectrum.mass_spectrum(events=30_000, percent=20, resolution=2).numbers["share near the peak"]
    assert share == pytest.approx(0.6, abs=0.03)


def test_a_worse_detector_smears_the_peak():
    shares = [mass_spectrum.mass_spectrum(30_000, 20, r).numbers["share near the peak"] for r in (0, 2, 5, 10)]
    assert shares == sorted(shares, reverse=True)


def test_a_spectrum_of_few_events_and_of_background_alone():
    assert mass_spectrum.mass_spectrum(10, 0, 0).numbers["events"] == 10
    assert mass_spectrum.mass_spectrum(30_000, 0, 0).numbers["share near the peak"] == 0


# --- section 4: features


def test_the_table_of_single_features():
    areas = {name: round(one_feature.single_auc(column), 2) for name, (column, _) in one_feature.FEATURES.items()}
    assert areas == {
        "pT of ℓ⁻ / GeV": 0.57,
        "pT of ℓ⁺ / GeV": 0.57,
        "η of ℓ⁻": 0.5,
        "φ of ℓ⁻ / rad": 0.5,
        "|Δη|": 0.51,
        "|Δφ| / rad": 0.52,
        "m / GeV": 0.69,
        "|m − m_Z| / GeV": 0.92,
    }
    in_prose = ("φ of ℓ⁻ / rad", "η of ℓ⁻", "|Δφ| / rad", "pT of ℓ⁻ / GeV", "m / GeV", "|m − m_Z| / GeV")
    assert stated("AUC") == [areas[name] for name in in_prose]
    assert one_feature.one_feature("m / GeV").numbers["AUC"] == one_feature.single_auc("m")


# --- section 5: the score


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 1)), min_size=2, max_size=60))
def test_auc_is_scikit_learns_ties_and_all(events):
    from sklearn.metrics import roc_auc_score, roc_curve

    score, label = np.array(events).T
    if len(set(label)) < 2:
        with pytest.raises(ValueError, match="expected both classes"):
            roc.auc(score, label)
        return
    assert roc.auc(score, label) == pytest.approx(roc_auc_score(label, score), abs=1e-12)
    false, true = roc.roc(score, label)
    theirs = roc_curve(label, score, drop_intermediate=False)
    assert false == pytest.approx(theirs[0])
    assert true == pytest.approx(theirs[1])


@pytest.mark.parametrize("name", threshold.CLASSIFIERS)
def test_the_widgets_numbers_are_scikit_learns(name):
    from sklearn.metrics import precision_score, recall_score, roc_auc_score

    score, label = threshold.classifier_scores(name), event_classifiers.events(0)[1].label
    # As many background as signal events expected, as in the test sample: then purity is scikit-learn's precision.
    equal = threshold.SIGNAL * np.sum(label == 0) / np.sum(label == 1)
    shown = threshold.threshold(0.5, name, equal).numbers
    assert shown["AUC"] == pytest.approx(roc_auc_score(label, score), abs=1e-12)
    assert shown["efficiency"] == pytest.approx(recall_score(label, score > 0.5), abs=1e-12)
    assert shown["purity"] == pytest.approx(precision_score(label, score > 0.5), abs=1e-12)
    assert shown["significance"] == pytest.approx(sqrt(threshold.SIGNAL * shown["efficiency"] * shown["purity"]))


def test_the_table_of_what_a_classifier_is_worth():
    rows = {}
    for name in threshold.CLASSIFIERS:
        found = threshold.threshold(threshold.best_cut(name, 20_000), name).numbers
        rows[name] = [
            round(found[k], d) for k, d in (("AUC", 2), ("efficiency", 2), ("purity", 2), ("significance", 1))
        ]
        assert threshold.best_significance(name)[0] == pytest.approx(400 / sqrt(20_400))
        assert threshold.best_significance(name)[1] == pytest.approx(found["significance"])
    assert rows == {
        LOGISTIC: [0.6, 1.0, 0.02, 2.8],
        TREES: [0.86, 0.76, 0.07, 4.5],
        BEST: [0.92, 0.69, 0.17, 6.9],
    }
    assert stated("logistic regression on the momenta") == rows[LOGISTIC]
    assert stated(r"boosted trees on $p_T$, $\lvert\Delta\eta\rvert$, $\lvert\Delta\phi\rvert$") == rows[TREES]
    assert stated("likelihood ratio of $m$: the best there is") == rows[BEST]


def test_the_best_cut_follows_the_background():
    assert [threshold.best_cut(BEST, b) for b in (200, 20_000, 200_000)] == pytest.approx([0.26, 0.81, 0.85])


def test_why_logistic_regression_begins_below_the_diagonal():
    score, test = threshold.classifier_scores(LOGISTIC), event_classifiers.events(0)[1]
    surest, above, pt = np.argsort(-score)[: len(score) // 20], test.mass > 100, test.pt.sum(axis=1)
    assert pt[surest].mean() > np.quantile(pt, 0.95)
    assert above[surest].mean() > 0.5 > 0.2 > above.mean()
    assert test.label[above].mean() < 0.15
    assert test.label[surest].mean() < 0.4


def test_beside_the_scatter_of_the_background_the_signal_is_larger_still():
    found = threshold.threshold(threshold.best_cut(BEST, 20_000), BEST).numbers
    s, b = 400 * found["efficiency"], 400 * found["efficiency"] * (1 / found["purity"] - 1)
    assert s / sqrt(b) > s / sqrt(s + b) == pytest.approx(found["significance"])


def test_five_standard_deviations_are_one_in_three_and_a_half_million():
    assert 1 / threshold.tail(5) == pytest.approx(3.5e6, rel=0.01)


def test_a_cut_that_nothing_passes_is_worth_nothing():
    found = threshold.threshold(0.98, LOGISTIC).numbers
    assert found["efficiency"] == found["significance"] == 0
    assert np.isnan(found["purity"])


def test_nothing_beats_the_ceiling():
    assert event_classifiers.best() == pytest.approx(0.924, abs=5e-4)
    for name in threshold.CLASSIFIERS:
        assert threshold.classifier_auc(name) < event_classifiers.best() + 0.003  # the luck of 50 000 test events
