"""Do deeper networks without skips have rougher landscapes? Random lines through the trained point, counted (D40)."""

from functools import cache
from typing import Annotated

import numpy as np

from utils.curves.deep_and_skipped import ALONG, LOSS, trained
from utils.curves.minima import landscape_roughness
from utils.curves.weight_space import filter_direction, value
from utils.demos.controls import Choice, Steps
from utils.demos.scene import Band, Line, Panel, Scene, Text
from utils.demos.words import number, plural

DEPTHS, LINES, ROLES = (1, 2, 4, 8, 16, 24), 5, ("first", "second", "third", "fourth", "fifth")
KINDS = {"plain": (False, "signal"), "skips": (True, "background")}


def rough_lines(
    depth: Annotated[int, Steps(len(DEPTHS) - 1, label="hidden layers (1, 2, 4, 8, 16, 24)")] = 4,
    kind: Annotated[str, Choice(tuple(KINDS), label="network")] = "plain",
) -> Scene:
    """Five random lines through the trained point of one network, and the counts over depth for eight seeds of each."""
    table, skip = landscape_roughness.load(), KINDS[kind][0]
    lines, layers = profiles(DEPTHS[depth], skip), plural(DEPTHS[depth], "layer")
    cuts = Panel(
        tuple(Line(ALONG, np.log10(Q + 1e-5), role) for Q, role in zip(lines, ROLES, strict=True)),
        f"{layers}, {kind}",
        "distance from the trained point",
        "log₁₀ Q",
        (-1, 1),
    )
    panels, means = [cuts], {}
    for what, title, top in (("minima", "minima per line", 5.2), ("bends", "share bending down", 0.52)):
        marks = []
        for words, (with_skip, role) in KINDS.items():
            found = np.array([table.where(depth=d, skip=with_skip)[what] for d in DEPTHS])
            d = np.array(DEPTHS, float)
            marks += [
                Band(d, found.min(axis=1), found.max(axis=1), role),
                Line(d, found.mean(axis=1), role, words),
            ]
            means[what, with_skip] = found.mean(axis=1)
        here = float(means[what, skip][depth])
        marks.append(Text(DEPTHS[depth], here, "●", KINDS[kind][1]))
        panels.append(Panel(tuple(marks), title, "hidden layers", "", (0.9, 27), (0, top), xlog=True))
    plain, skipped = means["minima", False][depth], means["minima", True][depth]
    alt = (
        f"Loss along random lines through the trained point of a network of {layers}, {kind}. Minima per line, mean "
        f"of 8 seeds: {number(plain)} without skips, {number(skipped)} with; without skips they grow with depth."
    )
    numbers = {"minima without": float(plain), "minima with": float(skipped)}
    return Scene(tuple(panels), alt, numbers=numbers)


@cache
def profiles(depth: int, skip: bool, seed: int = 0) -> np.ndarray:
    """Q along `LINES` random filter-normalised lines, shape (lines, 101)."""
    net, x, y, _ = trained(depth, skip, seed)
    rng = np.random.default_rng(1000 + seed)
    ways = [filter_direction(net, rng) for _ in range(LINES)]
    return np.array([[value(net, LOSS, x, y, net.parameters + t * way) for t in ALONG] for way in ways])
