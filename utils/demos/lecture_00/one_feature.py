"""From a detector to columns of numbers: what each feature alone knows about the class."""

from functools import cache
from typing import Annotated

import numpy as np

from utils.data import Events, simulate_events
from utils.demos.controls import Choice
from utils.demos.lecture_00.roc import auc, roc
from utils.demos.scene import Bars, Line, Panel, Scene
from utils.demos.words import number

FEATURES = {
    "pT of ℓ⁻ / GeV": ("pt1", (0, 120)),
    "pT of ℓ⁺ / GeV": ("pt2", (0, 120)),
    "η of ℓ⁻": ("eta1", (-5, 5)),
    "φ of ℓ⁻ / rad": ("phi1", (-np.pi, np.pi)),
    "|Δη|": ("abs_deta", (0, 6)),
    "|Δφ| / rad": ("abs_dphi", (0, np.pi)),
    "m / GeV": ("m", (55, 125)),
    "|m − m_Z| / GeV": ("off_peak", (0, 35)),
}
BINS = 40


def one_feature(feature: Annotated[str, Choice(tuple(FEATURES))] = "pT of ℓ⁻ / GeV") -> Scene:
    """One column of the table: its histogram in both classes, and the ROC curve of a cut on it."""
    name, span = FEATURES[feature]
    events = sample()
    value = events.features(name)[:, 0]
    edges = np.linspace(*span, BINS + 1)
    heights = [np.histogram(value[events.label == c], edges, density=True)[0] for c in (0, 1)]
    false, true = roc(_score(name, value), events.label)
    area = single_auc(name)
    left = Panel(
        (Bars(edges, heights[0], "background", "background"), Bars(edges, heights[1], "signal", "signal")),
        "both classes",
        feature,
        "density",
        xlim=tuple(map(float, span)),
    )
    curve = Line(false, true, "model", f"cut on {feature.split(' /')[0]}")
    coin = Line(np.array([0, 1]), np.array([0, 1]), "muted", "coin", dash=True)
    right = Panel(
        (coin, curve), f"AUC {number(area)}", "background that passes", "signal that passes", (0, 1), (0, 1), equal=True
    )
    words = f"A cut on {feature.split(' /')[0]} alone: AUC {number(area)}"
    alt = f"Histograms of {feature} for signal and background, and the ROC curve of a cut on it. {words}."
    return Scene((left, right), alt, words + ".", {"AUC": area})


@cache
def sample() -> Events:
    """20 000 events, half of them signal, from a perfect detector."""
    return simulate_events(20_000, np.random.default_rng(1))


def single_auc(name: str) -> float:
    """AUC of a cut on one feature of the sample, on the better side: from 0.5, a coin, to 1."""
    events = sample()
    return auc(_score(name, events.features(name)[:, 0]), events.label)


def _score(name: str, value: np.ndarray) -> np.ndarray:
    """The feature, turned round where low values speak for signal."""
    return value if auc(value, sample().label) >= 0.5 else -value
