"""A real loss landscape (deck slide D40): Q over two directions of weight space, with the path of training on it."""

from functools import cache
from typing import Annotated

import numpy as np

from utils.curves.deep_and_skipped import EPOCHS, LOSS, trained
from utils.curves.weight_space import filter_direction, value
from utils.demos.controls import Choice, Slider, Steps
from utils.demos.scene import Field, Line, Panel, Points, Scene, Surface
from utils.demos.words import number

NETS = {"2 layers": (2, False), "16 layers": (16, False), "16 layers, skips": (16, True)}
PLANES = ("two random directions", "along the path")
WHERE = dict(zip(PLANES, ("two random directions", "two directions along the path of training"), strict=True))
SIDE, FLOOR = 33, 1e-5


def landscape(
    net: Annotated[str, Choice(tuple(NETS))] = "2 layers",
    plane: Annotated[str, Choice(PLANES)] = PLANES[0],
    epoch: Annotated[int, Steps(EPOCHS, label="epoch of training")] = EPOCHS,
    turn: Annotated[int, Slider(0, 360, 10, unit="°", label="walk around")] = 30,
) -> Scene:
    """log₁₀ Q around the trained point, as a surface and as a map; the path is its shadow on this plane."""
    view = plane_of(*NETS[net], plane)
    height, reach, path = np.log10(view["Q"] + FLOOR), view["reach"], view["path"]
    limits = float(height.min()), float(height.max())
    surface = Surface(height, reach[0], reach[1], limits, azimuth=turn)
    walked = path[: epoch + 1]
    on = surface.seen(walked[:, 0], walked[:, 1], np.log10(view["Q on path"][: epoch + 1] + FLOOR))
    mid = height.shape[0] // 2
    centre = surface.seen(np.zeros(1), np.zeros(1), height[mid : mid + 1, mid])
    space = Panel(
        (
            surface,
            Line(on[0], on[1], "signal", width=1.4),
            Points(on[0][-1:], on[1][-1:], role="signal", size=1.3),
            Points(centre[0], centre[1], role="neutral", size=1.3),
        ),
        "log₁₀ Q as a landscape",
        xlim=(-1.05, 1.05),
        ylim=(-1, 1),
        equal=True,
        axes=False,
    )
    chart = Panel(
        (
            Field(height, reach[0], reach[1], "sequential", limits),
            Line(walked[:, 0], walked[:, 1], "signal", width=1.4),
            Points(walked[-1:, 0], walked[-1:, 1], role="signal", label="training", size=1.3),
            Points(np.zeros(1), np.zeros(1), role="neutral", label="trained point", size=1.3),
        ),
        "",
        "direction 1",
        "direction 2",
        reach[0],
        reach[1],
        equal=plane == PLANES[0],
    )
    Q = view["true Q"][epoch]
    words = f"epoch {epoch}: Q = {number(Q)};   this plane holds {number(100 * view['share'], 2)} % of the path"
    alt = (
        f"The loss of the network with {net} on the moons over {WHERE[plane]}, between {number(view['Q'].min())} "
        f"and {number(view['Q'].max())}. The trained point stands in the middle. {words[0].upper()}{words[1:]}."
    )
    numbers = {"Q": Q, "Q in the middle": float(view["Q"][mid, mid]), "share": view["share"]}
    return Scene((space, chart), alt, words, numbers)


@cache
def plane_of(depth: int, skip: bool, plane: str, seed: int = 0) -> dict:
    """Q on a grid of the plane, the shadow of the path in it, and the share of the path (squared) that it holds."""
    net, x, y, path = trained(depth, skip, seed)
    end, back = path[-1], path - path[-1]
    if plane == PLANES[0]:
        rng = np.random.default_rng(2000 + seed)
        axes = np.array([filter_direction(net, rng) for _ in range(2)])
        reach = (-1.0, 1.0), (-1.0, 1.0)
        shadow = np.linalg.lstsq(axes.T, back.T, rcond=None)[0].T
    else:
        axes = np.linalg.svd(back, full_matrices=False)[2][:2]
        shadow = back @ axes.T
        reach = tuple((-r, r) for r in 1.3 * np.abs(shadow).max(axis=0))
    one, two = (np.linspace(*side, SIDE) for side in reach)
    Q = np.array([[value(net, LOSS, x, y, end + a * axes[0] + b * axes[1]) for a in one] for b in two])
    return {
        "Q": Q,
        "reach": reach,
        "path": shadow,
        "Q on path": np.array([value(net, LOSS, x, y, end + point @ axes) for point in shadow]),
        "true Q": np.array([value(net, LOSS, x, y, θ) for θ in path]),
        "share": float(np.sum((shadow @ axes) ** 2) / np.sum(back**2)),
    }


def gap_at_the_trained_point(depth: int, skip: bool, plane: str, seed: int) -> float:
    """Largest difference between the landscape in its middle, the path's last point on it, and the network's loss."""
    net, x, y, _ = trained(depth, skip, seed)
    view, truth = plane_of(depth, skip, plane, seed), LOSS(net(x), y)
    return max(abs(view["Q"][SIDE // 2, SIDE // 2] - truth), abs(view["Q on path"][-1] - truth))
