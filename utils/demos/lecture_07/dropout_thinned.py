"""Dropout draws a thinned network for every sample (deck slide D46), and 1/(1 − p) keeps the expectation."""

from functools import lru_cache
from typing import Annotated

import numpy as np

from utils.demos.controls import Slider, Steps, Switch
from utils.demos.scene import Bars, Edge, Line, Network, Node, Panel, Scene, Text
from utils.demos.words import number
from utils.nn import Dropout

INPUTS, HIDDEN, DRAWS = 2, 8, 20_000


def mask(p: float, draw: int) -> np.ndarray:
    """Which of the two times eight hidden neurons speak in this draw, bool (2, 8): `Dropout` itself says so."""
    layer = Dropout(p, rng=np.random.default_rng(draw)).train()
    return layer(np.ones((2, HIDDEN))) > 0


def thinned(
    p: Annotated[float, Slider(0, 0.9, 0.1, label="share p of silent neurons")] = 0.5,
    draw: Annotated[int, Steps(30, label="draw")] = 0,
) -> Scene:
    """A 2-8-8-1 network: silent neurons lose all their arrows, for this one sample only."""
    on = mask(p, draw)
    columns = [[True] * INPUTS, on[0], on[1], [True]]
    kinds = ("input", "hidden", "hidden", "output")
    nodes, edges = [], []
    for layer, (column, kind) in enumerate(zip(columns, kinds, strict=True)):
        for i, speaks in enumerate(column):
            if speaks:
                nodes.append(Node(f"{layer},{i}", 3.0 * layer, (len(column) - 1) / 2 - i, kind, ""))
    silent = [
        Text(3.0 * layer, (HIDDEN - 1) / 2 - i, "×", "muted")
        for layer in (1, 2) for i in range(HIDDEN) if not columns[layer][i]
    ]  # fmt: skip
    # Beside the small nodes, not inside: they are read at the back of a hall.
    names = Text(-0.5, 0.5, "x₁"), Text(-0.5, -0.5, "x₂"), Text(9.5, 0, "ŷ")
    for layer in range(3):
        pairs = [(i, j) for i, a in enumerate(columns[layer]) for j, b in enumerate(columns[layer + 1]) if a and b]
        edges += [Edge(f"{layer},{i}", f"{layer + 1},{j}") for i, j in pairs]
    panel = Panel(
        (Network(tuple(nodes), tuple(edges)), *silent, *names),
        xlim=(-0.8, 9.8), ylim=(-4.2, 4.2), axes=False,
    )  # fmt: skip
    speaking = int(on.sum())
    words = f"{speaking} of 16 hidden neurons speak: one of 65 536 thinned networks"
    return Scene(
        (panel,),
        f"A 2-8-8-1 network with dropout p = {number(p)}, draw {draw}: {words}.",
        words,
        {"speaking": speaking},
    )


@lru_cache(maxsize=64)
def sums(p: float, inverted: bool, seed: int) -> tuple[np.ndarray, float]:
    """u = Σ w h over 20 000 draws of the mask, shape (20000,), and the u of evaluation mode, for 32 fixed neurons."""
    rng = np.random.default_rng(seed)
    h, w = rng.uniform(0, 1, 32), rng.normal(0.15, 0.3, 32)
    layer = Dropout(p, rng=rng)
    rows = np.broadcast_to(h, (DRAWS, 32))
    u = layer.train()(rows) @ w
    return (u if inverted else u * (1 - p)), float(layer.eval()(h[None])[0] @ w)


def distance(p: float, inverted: bool, seed: int) -> float:
    """How far the mean over the draws is from evaluation mode, in standard errors of that mean."""
    u, there = sums(p, inverted, seed)
    error = u.std() / np.sqrt(DRAWS)
    return float(abs(u.mean() - there) / error) if error else 0.0


def expectation(
    p: Annotated[float, Slider(0, 0.9, 0.1, label="share p of silent neurons")] = 0.5,
    inverted: Annotated[bool, Switch("divide by 1 − p")] = True,
) -> Scene:
    """What a neuron in the next layer hears: a histogram over 20 000 draws, its mean, and evaluation mode."""
    u, there = sums(p, inverted, 0)
    heights, edges = np.histogram(u, bins=np.linspace(-2, 8, 61), density=True)
    top = 1.15 * heights.max()
    marks = (
        Bars(edges, heights, "hidden"),
        Line(np.full(2, u.mean()), np.array([0, top]), "signal", "mean of the draws", width=1.5),
        Line(np.full(2, there), np.array([0, top]), "background", "evaluation mode", dash=True, width=1.5),
    )
    ratio = float(u.mean() / there)
    words = f"mean of 20 000 draws {number(u.mean())}, evaluation mode {number(there)}, "
    words += f"ratio {number(ratio)}, spread {number(u.std())}"
    panel = Panel(marks, f"p = {number(p)}", "u = Σ w h", "density", (-2, 8), (0, top))
    return Scene(
        (panel,), f"Input of the next neuron under dropout: {words}.", words, {"ratio": ratio, "spread": float(u.std())}
    )
