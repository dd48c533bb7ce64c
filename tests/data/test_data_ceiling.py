"""The ceiling: the likelihood ratio is the best score there is, and what the usual classifiers reach below it."""

import numpy as np
import pytest
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from utils.data import (
    RAW,
    background_density,
    ceiling,
    likelihood_ratio,
    signal_density,
    simulate_events,
)

SEEDS = range(4)
INPUTS = {
    "raw": RAW,
    "angles": ("log_pt1", "log_pt2", "abs_deta", "abs_dphi"),
    "m": ("m",),
    "off_peak": ("off_peak",),
}


@pytest.fixture(scope="module", params=SEEDS)
def halves(request):
    """20 000 events to train on and as many to test on."""
    rng = np.random.default_rng(request.param)
    return simulate_events(20_000, rng), simulate_events(20_000, rng)


def scores(classifier, inputs, halves) -> np.ndarray:
    train, test = halves
    model = make_pipeline(StandardScaler(), classifier).fit(train.features(*INPUTS[inputs]), train.label)
    return model.decision_function(test.features(*INPUTS[inputs]))


def reached(classifier, inputs, halves) -> float:
    return roc_auc_score(halves[1].label, scores(classifier, inputs, halves))


def best(halves) -> float:
    return roc_auc_score(halves[1].label, likelihood_ratio(halves[1].mass))


def excess(score, test) -> tuple[float, float]:
    """AUC of `score` minus that of the likelihood ratio on the same events, and its error: mean over 20 blocks."""
    difference = [
        roc_auc_score(label, tried) - roc_auc_score(label, optimal)
        for label, tried, optimal in zip(
            *(np.array_split(part, 20) for part in (test.label, score, likelihood_ratio(test.mass))), strict=True
        )
    ]
    return np.mean(difference), np.std(difference, ddof=1) / np.sqrt(20)


def standard_error(auc: float, n: int) -> float:
    """Hanley and McNeil (1982), Radiology 143:29, for n events of either class."""
    q1, q2 = auc / (2 - auc), 2 * auc**2 / (1 + auc)
    return np.sqrt((auc * (1 - auc) + (n - 1) * (q1 + q2 - 2 * auc**2)) / n**2)


@pytest.mark.parametrize("resolution", [0.0, 0.02, 0.1])
def test_the_ceiling_is_the_auc_of_the_likelihood_ratio_on_events(resolution):
    found = [
        roc_auc_score(few.label, likelihood_ratio(few.mass, resolution))
        for few in (
            simulate_events(100_000, np.random.default_rng(seed), resolution=resolution) for seed in range(10, 20)
        )
    ]
    error = standard_error(ceiling(resolution), 500_000)
    assert np.mean(found) == pytest.approx(ceiling(resolution), abs=3.3 * error)


def test_the_ceiling_by_another_road():
    # AUC = P(ratio of a signal event > ratio of a background event): sum over pairs of quantiles, no scikit-learn.
    from utils.data.events import background_mass, signal_mass

    quantiles = (np.arange(20_000) + 0.5) / 20_000
    signal, background = (np.sort(likelihood_ratio(f(quantiles))) for f in (signal_mass, background_mass))
    assert np.searchsorted(background, signal).mean() / 20_000 == pytest.approx(ceiling(), abs=5e-5)
    assert ceiling() == pytest.approx(0.9239, abs=5e-5)
    assert ceiling(0.02) == pytest.approx(0.9140, abs=5e-5)


def test_the_ceiling_sinks_as_the_detector_blurs():
    heights = [ceiling(resolution) for resolution in (0.0, 1e-5, 0.001, 0.01, 0.05, 0.2, 0.5)]
    assert (np.diff(heights) < 1e-6).all()
    assert heights[0] - heights[1] < 1e-5


@pytest.mark.parametrize("resolution", [0.0, 0.01, 0.2])
def test_the_ratio_is_the_quotient_of_the_densities(resolution):
    mass = np.linspace(60.01, 119.99, 400)
    quotient = signal_density(mass, resolution) / background_density(mass, resolution)
    np.testing.assert_allclose(likelihood_ratio(mass, resolution), quotient, rtol=2e-3)
    assert np.isfinite(likelihood_ratio(np.array([1.0, 1e4]), resolution)).all()


def test_a_share_of_signal_given_the_mass_is_what_the_ratio_says():
    # With as much signal as background, P(signal | m) = r / (1 + r): check it bin by bin.
    sample = simulate_events(400_000, np.random.default_rng(9), resolution=0.02)
    ratio = likelihood_ratio(sample.mass, 0.02)
    belief = ratio / (1 + ratio)
    for low in np.arange(0, 0.9, 0.1):
        bin_ = (belief >= low) & (belief < low + 0.1)
        error = np.sqrt(0.25 / bin_.sum())
        assert sample.label[bin_].mean() == pytest.approx(belief[bin_].mean(), abs=4 * error)


@pytest.mark.parametrize("inputs", ["m", "off_peak", "raw"])
def test_no_classifier_beats_the_ceiling(halves, inputs):
    for classifier in (HistGradientBoostingClassifier(max_iter=40, random_state=0), LogisticRegression()):
        score = scores(classifier, inputs, halves)
        above, error = excess(score, halves[1])
        assert above < 3 * error
        assert roc_auc_score(halves[1].label, score) < ceiling() + 3 * standard_error(ceiling(), 10_000)


def test_a_line_in_the_mass_is_poor_and_off_peak_reaches_the_ceiling(halves):
    on_mass, off_peak = (reached(LogisticRegression(), name, halves) for name in ("m", "off_peak"))
    assert 0.67 < on_mass < 0.71
    assert best(halves) - 0.005 < off_peak < best(halves) + 5e-4


def test_raw_and_half_engineered_inputs_lie_in_between(halves):
    raw, angles = (reached(LogisticRegression(), name, halves) for name in ("raw", "angles"))
    assert 0.57 < raw < 0.62
    assert 0.65 < angles < 0.70
    trees = HistGradientBoostingClassifier(max_iter=60, random_state=0)
    assert 0.72 < (trees_raw := reached(trees, "raw", halves)) < 0.79
    assert trees_raw + 0.05 < reached(trees, "angles", halves) < 0.88


@pytest.mark.parametrize("mass", [0.0, -91.0, np.nan, np.inf, [91.0, -1.0]])
def test_impossible_masses_are_refused(mass):
    for function in (likelihood_ratio, signal_density, background_density):
        with pytest.raises(ValueError, match="mass: got"):
            function(mass)


def test_an_impossible_resolution_is_refused():
    for call in (lambda: ceiling(-0.1), lambda: likelihood_ratio(91.0, 0.6), lambda: signal_density(91.0, np.nan)):
        with pytest.raises(ValueError, match="resolution: got"):
            call()
