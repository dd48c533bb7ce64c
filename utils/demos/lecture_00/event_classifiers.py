"""Classifiers of the simulated events, trained once and kept: which inputs, which model, how many events."""

from functools import cache

import numpy as np

from utils.data import RAW, Events, Standardise, ceiling, likelihood_ratio, simulate_events
from utils.demos.lecture_00.roc import auc

INPUTS = {
    "raw momenta": RAW,
    "log pT, |Δη|, |Δφ|": ("log_pt1", "log_pt2", "abs_deta", "abs_dphi"),
    "m": ("m",),
    "|m − m_Z|": ("off_peak",),
}
MODELS = ("logistic regression", "boosted trees")
TRAINING, TEST = 20_000, 50_000  # events, half of them signal


@cache
def events(seed: int) -> tuple[Events, Events]:
    """Training and test events from a perfect detector, so that `best()` is the ceiling for any inputs."""
    rng = np.random.default_rng(seed)
    return simulate_events(TRAINING, rng), simulate_events(TEST, rng)


@cache
def scores(inputs: str, model: str, seed: int = 0) -> np.ndarray:
    """What the trained model says of each test event: the probability (TEST,) that it is signal.

    `inputs` is a key of INPUTS, `model` one of MODELS. Features are standardised with the training events.
    """
    train, test = events(seed)
    scale = Standardise.fit(train.features(*INPUTS[inputs]))
    x, new = scale(train.features(*INPUTS[inputs])), scale(test.features(*INPUTS[inputs]))
    return _model(model).fit(x, train.label).predict_proba(new)[:, 1]


def optimum(seed: int = 0) -> np.ndarray:
    """The same from the likelihood ratio r, the best score there is: r / (1 + r), as many signal as background."""
    ratio = likelihood_ratio(events(seed)[1].mass)
    return ratio / (1 + ratio)


@cache
def event_auc(inputs: str, model: str, seed: int = 0) -> float:
    """AUC of `scores` on the test events."""
    return auc(scores(inputs, model, seed), events(seed)[1].label)


def best() -> float:
    """The AUC that no classifier of these events can exceed, but for the luck of a test sample: the ceiling."""
    return ceiling()


def _model(name: str):
    if name == "boosted trees":
        from sklearn.ensemble import HistGradientBoostingClassifier

        return HistGradientBoostingClassifier(early_stopping=False, random_state=0)
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=1e6, max_iter=1000)  # practically without a penalty
