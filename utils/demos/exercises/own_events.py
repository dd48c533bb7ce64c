"""The student's own classifier on the events, beside the ceiling: the picture of the exercise `from_numpy_to_torch`."""

import numpy as np

from utils.data import RAW, likelihood_ratio, simulate_events
from utils.demos.lecture_00.roc import auc, roc
from utils.demos.scene import Bars, Line, Panel, Scene
from utils.demos.words import number

NEEDED = 0.88  # the AUC that the exercise asks for


def beside_the_ceiling(score, seed: int = 9, n: int = 10_000) -> Scene:
    """How `score` spreads both classes of `n` fresh events, and its ROC curve beside the best there is.

    `score` takes raw momenta (n, 6), the columns of `RAW`, and returns n numbers, high for signal. Raises ValueError
    where there is none yet.
    """
    if score is None:
        raise ValueError("score is None: there is no classifier yet. Solve the part and run its tests first.")
    events = simulate_events(n, np.random.default_rng(seed))
    given = np.asarray(score(events.features(*RAW)), dtype=float)
    best = likelihood_ratio(events.mass)
    found, most = auc(given, events.label), auc(best, events.label)
    edges = np.linspace(*np.quantile(given, (0.005, 0.995)), 41)
    classes = tuple(
        Bars(edges, np.histogram(given[events.label == c], edges, density=True)[0], name, name)
        for c, name in enumerate(("background", "signal"))
    )
    spread = Panel(classes, "your score", "score", "density")
    curves = (
        Line(*roc(best, events.label), "target", f"ceiling {most:.3f}", dash=True),
        Line(*roc(given, events.label), "model", f"yours {found:.3f}"),
    )
    right = Panel(curves, "area under the curve", "background that passes", "signal that passes", (0, 1), (0, 1))
    words = (
        f"AUC {number(found)} on {n} events it has not seen; the likelihood ratio, which nobody beats, {number(most)}"
    )
    alt = f"Histograms of the score for signal and background, and its ROC curve beside the best possible. {words}."
    return Scene((spread, right), alt, words, {"yours": found, "ceiling": most})
