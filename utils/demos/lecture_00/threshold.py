"""Where to cut on a classifier's score (deck: note in D22): ROC, efficiency, purity and significance follow the cut."""

from functools import cache
from math import erfc, sqrt
from typing import Annotated

import numpy as np

from utils.demos.controls import Choice, Slider
from utils.demos.lecture_00.event_classifiers import event_auc, events, optimum, scores
from utils.demos.lecture_00.roc import auc, roc
from utils.demos.scene import Bars, Line, Panel, Points, Scene, Text
from utils.demos.words import number

CLASSIFIERS = {
    "boosted trees": ("log pT, |Δη|, |Δφ|", "boosted trees"),
    "logistic regression": ("raw momenta", "logistic regression"),
    "likelihood ratio": None,
}
SIGNAL = 400  # expected signal events before any cut
EDGES = np.linspace(0, 1, 51)
CUTS = np.linspace(0, 0.98, 99)


def threshold(
    cut: Annotated[float, Slider(0, 0.98, 0.01, label="cut: keep above")] = 0.5,
    classifier: Annotated[str, Choice(tuple(CLASSIFIERS))] = "boosted trees",
    background: Annotated[float, Slider(200, 200_000, 0.25, log=True, label="background")] = 20_000.0,
) -> Scene:
    """Three views of one cut: the scores it divides, its place on the ROC curve, and what it is worth."""
    found = at(classifier, background, np.append(cut, CUTS))
    efficiency, purity, significance = (float(found[k][0]) for k in ("efficiency", "purity", "significance"))
    most = int(np.nanargmax(found["significance"][1:]))
    area = classifier_auc(classifier)
    passed = float(found["false"][0])
    pure = f"purity {number(purity)}" if efficiency or passed else "no purity, since nothing is kept"
    words = (
        f"efficiency {number(efficiency)}, {pure}, significance {number(significance)} "
        f"(best {number(float(found['significance'][1 + most]))}, at {number(float(CUTS[most]))}); "
        f"AUC {number(area, 4)}"
    )
    alt = (
        f"Scores of both classes with a cut at {number(cut)}, the ROC curve with the working point "
        f"({number(passed)}, {number(efficiency)}), and purity, efficiency and significance against the cut: {words}."
    )
    numbers = {"efficiency": efficiency, "purity": purity, "significance": significance, "AUC": area}
    panels = (_scores(classifier, cut), _roc(classifier, passed, efficiency), _worth(found, cut, most))
    return Scene(panels, alt, words, numbers)


def at(classifier: str, background: float, cuts: np.ndarray) -> dict[str, np.ndarray]:
    """What passes each cut, (n,) each: efficiency S/S₀, false (B/B₀), purity S/(S+B) and significance S/√(S+B).

    S₀ = SIGNAL events are expected before the cut, and `background` = B₀. Purity is NaN where nothing passes.
    """
    score, label = classifier_scores(classifier), events(0)[1].label
    efficiency, false = (
        1 - np.searchsorted(np.sort(score[label == c]), cuts, side="right") / np.sum(label == c) for c in (1, 0)
    )
    s, b = SIGNAL * efficiency, background * false
    with np.errstate(invalid="ignore"):
        purity = s / (s + b)
    return {
        "efficiency": efficiency,
        "false": false,
        "purity": purity,
        "significance": np.sqrt(s * np.nan_to_num(purity)),
    }


def best_significance(classifier: str, background: float = 20_000.0) -> tuple[float, float]:
    """Significance without a cut, and with the best one."""
    found = at(classifier, background, CUTS)["significance"]
    return float(found[0]), float(found.max())


def best_cut(classifier: str, background: float) -> float:
    """The cut with the highest significance."""
    return float(CUTS[at(classifier, background, CUTS)["significance"].argmax()])


def tail(sigmas: float) -> float:
    """The chance that a Gaussian fluctuates upward by more than `sigmas` standard deviations."""
    return erfc(sigmas / sqrt(2)) / 2


def classifier_scores(classifier: str) -> np.ndarray:
    """The score of every test event, by the classifier's name in CLASSIFIERS."""
    return scores(*CLASSIFIERS[classifier]) if CLASSIFIERS[classifier] else optimum()


def classifier_auc(classifier: str) -> float:
    """The area under the classifier's ROC curve."""
    return event_auc(*CLASSIFIERS[classifier]) if CLASSIFIERS[classifier] else _curve(classifier)[2]


@cache
def _curve(classifier: str):
    """The ROC curve, thinned to what a screen can show, and the exact area under all of it."""
    score, label = classifier_scores(classifier), events(0)[1].label
    false, true = roc(score, label)
    at = np.linspace(0, 1, 201)
    return at, np.interp(at, false, true), auc(score, label)


@cache
def _histograms(classifier: str):
    score, label = classifier_scores(classifier), events(0)[1].label
    return [np.histogram(score[label == c], EDGES, density=True)[0] for c in (0, 1)]


def _scores(classifier, cut) -> Panel:
    background, signal = _histograms(classifier)
    top = 1.1 * max(background.max(), signal.max())
    line = Line(np.array([cut, cut]), np.array([0, top]), "text", dash=True)
    bars = (Bars(EDGES, background, "background", "background"), Bars(EDGES, signal, "signal", "signal"))
    return Panel((*bars, line), "scores", "score", "density", (0, 1), (0, top))


def _roc(classifier, false, true) -> Panel:
    x, y, area = _curve(classifier)
    coin = Line(np.array([0, 1]), np.array([0, 1]), "muted", dash=True, width=0.7)
    point = Points(np.array([false]), np.array([true]), role="text", size=1.8)
    marks = (coin, Line(x, y, "model"), point, Text(0.97, 0.08, f"AUC {number(area)}", "model", "right"))
    return Panel(marks, "ROC curve", "background that passes", "signal that passes", (0, 1), (0, 1), equal=True)


def _worth(found, cut, most) -> Panel:
    significance = found["significance"][1:]
    marks = (
        Line(CUTS, found["efficiency"][1:], "third", "eff."),
        Line(CUTS, found["purity"][1:], "fourth", "purity", dash=True),
        Line(CUTS, significance / significance[most], "text", "signif.", width=1.4),
        Line(np.array([cut, cut]), np.array([0, 1.05]), "text", dash=True),
    )
    return Panel(marks, "what the cut is worth", "cut", "share (signif.: of its best)", (0, 1), (0, 1.05))
