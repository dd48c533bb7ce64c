"""Decision trees judged fairly (deck: D6): depth, rotation, leaves, the staircase, and what lies outside the data."""

from functools import cache
from typing import Annotated

import numpy as np

from utils.data import TOYS, halfplane, rotate
from utils.demos.controls import Choice, Slider
from utils.demos.lecture_01.draw_a_line import NAMES, NOISE
from utils.demos.scene import Field, Line, Panel, Points, Scene
from utils.demos.words import number

FULL = 12  # the deepest the slider goes: deep enough for every tree here to end by itself
REACH = 1.6
SIDE = np.linspace(-REACH, REACH, 101)
TURNS = np.arange(0, 91, 5)


def tree(
    depth: Annotated[int, Slider(1, FULL, 1, label="depth at most")] = FULL,
    angle: Annotated[int, Slider(0, 90, 5, unit="°", label="turn the data by")] = 0,
    data: Annotated[str, Choice(("halfplane", "moons", "circles", "xor"))] = "halfplane",
) -> Scene:
    """A tree's prediction over the plane, along the dashed line, and its leaves for every angle of the data."""
    model, (x, y) = grown(data, depth, angle), turned(data, angle)
    grid = np.stack(np.meshgrid(SIDE, SIDE), axis=-1).reshape(-1, 2)
    over = model.predict_proba(grid)[:, 1].reshape(len(SIDE), -1)
    score, leaves = fresh_accuracy(data, depth, angle), int(model.get_n_leaves())
    ray = np.linspace(-REACH, REACH, 801)
    staircase = model.predict_proba(np.column_stack([ray, 0.5 * ray]))[:, 1]
    plane = Panel(
        (
            Field(over, (-REACH, REACH), (-REACH, REACH), contour=0.5),
            Points(x[:, 0], x[:, 1], y, size=0.45),
            Line(np.array([-REACH, REACH]), np.array([-REACH / 2, REACH / 2]), "text", dash=True),
        ),
        f"{leaves} leaves, accuracy {number(score)}",
        "x₁",
        "x₂",
        (-REACH, REACH),
        (-REACH, REACH),
        equal=True,
    )
    steps = Panel(
        (Line(ray, staircase, "model"),), "along the dashed line", "x₁", "prediction", (-REACH, REACH), (-0.05, 1.05)
    )
    every = np.array([grown(data, depth, int(turn)).get_n_leaves() for turn in TURNS])
    count = Panel(
        (Line(TURNS, every, "third"), Points(np.array([angle]), np.array([leaves]), role="text", size=1.8)),
        f"leaves at depth ≤ {depth}",
        "turn / °",
        "leaves",
        (0, 90),
        (0, 1.15 * float(every.max())),
    )
    words = (
        f"depth {int(model.get_depth())}, {leaves} leaves, accuracy on fresh points {number(score)}; "
        f"over all turns {every.min()} to {every.max()} leaves"
    )
    name = NAMES.get(data, data)
    alt = f"A decision tree on {name} turned by {angle}°: boxes along the axes, a staircase with flat ends. {words}."
    return Scene((plane, steps, count), alt, words, {"leaves": leaves, "accuracy": score})


@cache
def turned(data: str, angle: float, seed: int = 0, n: int = 500) -> tuple[np.ndarray, np.ndarray]:
    """`n` points of a toy about the origin, turned by `angle` degrees; the half-plane's boundary starts upright."""
    rng = np.random.default_rng(seed)
    x, y = halfplane(n, 0.0, rng, 0.0) if data == "halfplane" else TOYS[data](n, NOISE[data], rng)
    if data == "moons":  # into the same square as the others
        x = 0.8 * (x - [0.5, 0.25])
    return rotate(x, angle), y


@cache
def grown(data: str, depth: int, angle: float, seed: int = 0):
    """scikit-learn's tree on 500 points; with depth FULL it grows until every leaf is pure."""
    from sklearn.tree import DecisionTreeClassifier

    limit = None if depth == FULL else depth
    return DecisionTreeClassifier(max_depth=limit, random_state=0).fit(*turned(data, angle, seed))


@cache
def fresh_accuracy(data: str, depth: int, angle: float, seed: int = 0) -> float:
    """Accuracy on 2000 fresh points."""
    return float(grown(data, depth, angle, seed).score(*turned(data, angle, 1000 + seed, 2000)))
