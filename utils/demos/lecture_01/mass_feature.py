"""Feature engineering on the events (deck: D7): which inputs a simple model needs to reach the ceiling, and why."""

from functools import cache
from typing import Annotated

import numpy as np

from utils.data import likelihood_ratio
from utils.demos.controls import Choice
from utils.demos.lecture_00.event_classifiers import INPUTS, MODELS, best, event_auc, events, scores
from utils.demos.scene import Bars, Line, Panel, Scene, Text
from utils.demos.words import number

EDGES = np.linspace(60, 120, 61)
MIDDLES = (EDGES[1:] + EDGES[:-1]) / 2


def mass_feature(
    inputs: Annotated[str, Choice(tuple(INPUTS), label="what the model sees")] = "raw momenta",
    model: Annotated[str, Choice(MODELS)] = "logistic regression",
) -> Scene:
    """What the model believes at each mass, beside what it should; and the AUC of every choice against the ceiling."""
    ratio = likelihood_ratio(MIDDLES)
    belief = Panel(
        (
            Line(MIDDLES, ratio / (1 + ratio), "target", "the truth", dash=True),
            Line(MIDDLES, belief_at_mass(inputs, model), "model", model),
        ),
        "what it believes at each mass",
        "m / GeV",
        "probability of signal",
        (60, 120),
        (0, 1),
    )
    areas = {name: event_auc(name, model) for name in INPUTS}
    words = f"{model} on {inputs}: AUC {number(areas[inputs], 4)}, ceiling {number(best(), 4)}"
    others = ", ".join(f"{name} {number(area)}" for name, area in areas.items())
    alt = f"The model's mean belief against the mass, and bars of AUC: {others}. {words}."
    return Scene((belief, _bars(areas, inputs, model)), alt, words, {"AUC": areas[inputs], "ceiling": best()})


def _bars(areas: dict[str, float], inputs: str, model: str) -> Panel:
    """AUC from that of a coin upwards, one bar for each choice of inputs."""
    marks = [
        Line(np.array([-0.5, 3.5]), np.full(2, best()), "target", dash=True),
        Text(-0.4, best() + 0.025, f"ceiling {number(best())}", "muted", "left"),
    ]
    for i, (name, area) in enumerate(areas.items()):
        role = "model" if name == inputs else "target"
        marks.append(Bars(np.array([i - 0.35, i + 0.35]), np.array([area]), role))
        marks.append(Text(i, area + (0.025 if area < best() - 0.03 else -0.035), number(area)))
    names = tuple(name.replace(" − ", "\u00a0−\u00a0") for name in areas)  # in one line
    ylim = 0.5, 0.98  # a coin has 0.5
    return Panel(tuple(marks), f"AUC of {model}", "", "AUC", (-0.5, 3.5), ylim, xnames=names)


@cache
def belief_at_mass(inputs: str, model: str, seed: int = 0) -> np.ndarray:
    """Mean probability (60,) that the model gives the test events of each GeV of mass."""
    score, mass = scores(inputs, model, seed), events(seed)[1].mass
    count = np.histogram(mass, EDGES)[0]
    return np.histogram(mass, EDGES, weights=score)[0] / count
