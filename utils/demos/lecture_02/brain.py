"""A neuron of the brain beside an artificial one, and how many of them there are (deck slide D16)."""

from typing import Annotated

import numpy as np

from utils.demos.controls import Choice
from utils.demos.scene import Edge, Line, Network, Node, Panel, Points, Scene, Text

# Azevedo et al. 2009, J. Comp. Neurol. 513:532; billions, adult human brain
NEURONS, NEURONS_ERROR = 86.1, 8.1
OTHER_CELLS, OTHER_CELLS_ERROR = 84.6, 9.8
SYNAPSES = 1e14  # order of magnitude
DECK_NEURONS, DECK_SYNAPSES = 100.0, 40.0  # billions; the deck adds them up to 140

# part of the brain's neuron: what it does, its counterpart, what that does
PARTS = {
    "dendrites": ("collect signals from other neurons", "inputs x", "the numbers that come in"),
    "synapses": ("pass a signal on strongly or weakly", "weights w", "multiply each number"),
    "soma": ("sums what arrives and fires above a threshold", "sum u and g", "u = Σ w x + b, then g(u)"),
    "axon": ("carries the spike to the next neurons", "output x̃", "goes to the next layer"),
}


def two_neurons(part: Annotated[str, Choice(tuple(PARTS), label="Show me")] = "dendrites") -> Scene:
    """One part lit in both neurons, with what it does there."""
    does, twin, twin_does = PARTS[part]
    left = Panel(
        _cell(part),
        "a neuron of the brain",
        xlim=(-0.6, 11.4),
        ylim=(-5.0, 5.0),
        axes=False,
    )
    right = Panel(
        (_artificial(part),),
        "an artificial neuron",
        xlim=(-0.6, 11.4),
        ylim=(-5.0, 5.0),
        axes=False,
    )
    line = f"{part} {does}   ↔   {twin}: {twin_does}"
    alt = f"A drawn nerve cell beside an artificial neuron. Lit are the {part} here, the {twin} there: {line}."
    return Scene((left, right), alt, line)


def _cell(part: str) -> tuple:
    """A nerve cell in strokes: branching dendrites, a round soma with its nucleus, an axon that branches at its end."""

    def role(name):
        return ("forward", 2.0) if part == name else ("neutral", 1.0)

    turn = np.linspace(0, 2 * np.pi, 60)
    marks, tips = [], []
    for angle in (100, 135, 170, 205, 240):
        a = np.radians(angle)
        start = np.array([3.4 + 1.2 * np.cos(a), 0.2 + 1.2 * np.sin(a)])
        fork = start + 1.2 * np.array([np.cos(a), np.sin(a)])
        marks.append(_stroke(start, fork, role("dendrites")))
        for bend in (-0.45, 0.45):
            tip = fork + 1.1 * np.array([np.cos(a + bend), np.sin(a + bend)])
            marks.append(_stroke(fork, tip, role("dendrites")))
            tips.append(tip)
    marks.append(Line(3.4 + 1.2 * np.cos(turn), 0.2 + 1.2 * np.sin(turn), role("soma")[0], width=role("soma")[1]))
    marks.append(Line(3.4 + 0.4 * np.cos(turn), 0.2 + 0.4 * np.sin(turn), "muted", width=0.8))
    along = np.linspace(0, 1, 30)
    colour, width = role("axon")
    marks.append(Line(4.6 + 4.5 * along, 0.2 + 0.25 * np.sin(5 * along), colour, width=1.3 * width))
    for rise in (-1.4, 0.0, 1.4):
        marks.append(_stroke(np.array([9.1, -0.04]), np.array([10.6, rise]), role("axon")))
    tips = np.array(tips)
    marks.append(Points(tips[:, 0], tips[:, 1], role=role("synapses")[0], size=1.5 if part == "synapses" else 0.7))
    words = (
        ("dendrites", 1.6, 3.7),
        ("synapses", 0.8, -3.2),
        ("soma", 4.4, 1.9),
        ("axon", 7.0, 0.9),
        ("nucleus", 4.5, -1.5),
    )
    marks += [Text(x, y, word, role(word)[0] if word == part else "muted") for word, x, y in words]
    return tuple(marks)


def _stroke(start, end, how) -> Line:
    return Line(np.array([start[0], end[0]]), np.array([start[1], end[1]]), how[0], width=how[1])


def _artificial(part: str) -> Network:
    inputs, body, out = part == "dendrites", part == "soma", part == "axon"
    nodes = (
        *(Node(f"x{k}", 0.6, 3.6 - 2.4 * k, "input", name, lit=inputs) for k, name in enumerate(("x₁", "x₂", "x₃"))),
        Node("1", 0.6, -3.6, "bias", "1", lit=inputs),
        Node("u", 5.4, 0.0, "hidden", "Σ, g", lit=body),
        Node("out", 10.2, 0.0, "output", "x̃", lit=out),
    )
    weights = (*((f"x{k}", f"w{'₁₂₃'[k]}") for k in range(3)), ("1", "b"))
    edges = (
        *(Edge(start, "u", None, lit=part == "synapses", label=label) for start, label in weights),
        Edge("u", "out", None, lit=out, label="g(u)"),
    )
    return Network(nodes, edges)


def deck_against_source() -> dict[str, float]:
    """How far the deck's 140 billion is from the counted number, and what its synapses would mean."""
    return {
        "deviations from 86.1": (DECK_NEURONS + DECK_SYNAPSES - NEURONS) / NEURONS_ERROR,
        "synapses per neuron, deck": DECK_SYNAPSES / DECK_NEURONS,
        "synapses per neuron": SYNAPSES / (NEURONS * 1e9),
    }
