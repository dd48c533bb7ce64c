"""A combination of linear models is a linear model (deck: D5): k matrices in a row do what one matrix does."""

from functools import reduce
from itertools import pairwise
from typing import Annotated

import numpy as np

from utils.demos.controls import Slider, Switch
from utils.demos.scene import Field, Line, Panel, Points, Scene
from utils.demos.words import number

SIDE = np.linspace(-1, 1, 61)


def stack_of_maps(
    k: Annotated[int, Slider(1, 8, 1, label="linear maps k")] = 3,
    seed: Annotated[int, Slider(0, 20, 1, label="random draw")] = 3,
    bend: Annotated[bool, Switch("bend between them: tanh")] = False,
) -> Scene:
    """The plane before and after k random maps, and the boundary w·x̃ = 0 of a linear model behind them."""
    maps, w = _draw(k, seed)
    plane = np.stack(np.meshgrid(SIDE, SIDE), axis=-1)
    score = _through(maps, plane, bend) @ w
    single = reduce(lambda done, one: one @ done, maps).T @ w  # w'ᵀ = wᵀ W_k … W_1
    gap = float(np.abs(score - plane @ single).max() / np.abs(score).max())
    turned = np.array([-single[1], single[0]]) * 3 / np.hypot(*single)
    reach = float(np.abs(score).max())
    before = Panel(
        (
            Field(score, (-1.0, 1.0), (-1.0, 1.0), "classes", (-reach, reach), contour=0.0),
            *_net(plane, "muted"),
            Line(
                np.array([-turned[0], turned[0]]),
                np.array([-turned[1], turned[1]]),
                "text",
                "one map w′",
                dash=True,
                width=1.5,
            ),
        ),
        "the score over the plane",
        "x₁",
        "x₂",
        (-1, 1),
        (-1, 1),
        equal=True,
    )
    image = _through(maps, plane, bend)
    size = 1.1 * float(np.abs(image).max())
    after = Panel(
        (*_net(image, "third"), Points(np.zeros(1), np.zeros(1), role="text", size=1.2)),
        f"the same grid after {k} map{'s' * (k > 1)}",
        "x̃₁",
        "x̃₂",
        (-size, size),
        (-size, size),
        equal=True,
    )
    kind = "with tanh between them" if bend else "and nothing between them"
    words = (
        f"{k} random map{'s' * (k > 1)} {kind}: largest difference to the single map w′ = {number(gap, 2)} (relative)"
    )
    alt = (
        f"A square grid before and after the maps; its lines {'bend' if bend and k > 1 else 'stay straight'}. {words}."
    )
    return Scene((before, after), alt, words, {"difference": gap})


def collapse_error(k: int, seed: int, width: int = 8, n: int = 200) -> float:
    """Largest difference, relative to the largest prediction, between k random layers and the one product matrix."""
    rng = np.random.default_rng(seed)
    sizes = [2, *[width] * (k - 1), 1]
    maps = [rng.normal(size=(out, into)) for into, out in pairwise(sizes)]
    x = rng.normal(size=(n, 2))
    slow = reduce(lambda done, one: done @ one.T, maps, x)
    fast = x @ reduce(lambda done, one: one @ done, maps).T
    return float(np.abs(slow - fast).max() / np.abs(slow).max())


def _draw(k, seed):
    """Random turns and stretches: general maps, but none so flat that the picture becomes a line."""
    rng = np.random.default_rng(seed)
    maps = []
    for _ in range(k):
        a, b = rng.uniform(0, 2 * np.pi, 2)
        maps.append(_turn(a) @ np.diag(rng.uniform(0.8, 1.7, 2)) @ _turn(b))
    return maps, _turn(rng.uniform(0, 2 * np.pi))[0]


def _turn(angle):
    return np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])


def _through(maps, x, bend):
    """x (…, 2) through all maps; with `bend`, tanh after each but the last, shifted so that not all bends are odd."""
    for i, one in enumerate(maps):
        x = x @ one.T
        if bend and i < len(maps) - 1:
            x = np.tanh(x - 0.3)
    return x


def _net(plane, role):
    """Every sixth row and column of a grid of points, as two lines."""
    rows, columns = plane[::6], plane.transpose(1, 0, 2)[::6]
    for lines in (rows, columns):
        gaps = np.full((len(lines), 1, 2), np.nan)
        path = np.concatenate([lines, gaps], axis=1).reshape(-1, 2)
        yield Line(path[:, 0], path[:, 1], role, width=0.5)
