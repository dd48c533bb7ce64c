"""Landscapes in three dimensions: tiles from far to near, and points that lie where the surface does."""

import numpy as np
import pytest

from utils.demos.scene import Panel, Scene, Surface
from utils.plots import draw
from utils.plots.layout import page
from utils.plots.surface import tiles
from utils.widgets.pack import pack

GRID = np.linspace(-1, 1, 9)
BOWL = GRID[:, None] ** 2 + GRID**2


def surface(**options) -> Surface:
    return Surface(BOWL, (-1, 1), (-1, 1), (0, 2), **options)


@pytest.mark.parametrize("azimuth", [0, 30, 135, 250])
def test_near_tiles_come_last(azimuth):
    mark = surface(azimuth=azimuth, elevation=20)
    _, around, _ = tiles(mark)
    x, y = np.meshgrid(GRID, GRID)
    depth = mark.seen(x, y, BOWL)[2].ravel()[around].mean(axis=1)
    assert np.all(np.diff(depth) <= 1e-12)
    assert len(around) == 64


def test_from_above_it_is_a_map():
    across, up, _ = surface(azimuth=0, elevation=90).seen([-1, 1, -1], [-1, -1, 1], [0, 2, 2])
    assert across == pytest.approx(np.array([-1, 1, -1]) / np.sqrt(2))
    assert up == pytest.approx(np.array([-1, -1, 1]) / np.sqrt(2))


def test_from_the_side_height_is_height():
    _, up, _ = surface(elevation=0).seen(0, 0, np.array([0, 1, 2, 5]))
    assert up == pytest.approx([-0.4, 0, 0.4, 0.4])  # what is above the limits is cut off


def test_a_hole_is_left_out():
    values = BOWL.copy()
    values[4, 4] = np.nan
    _, around, colours = tiles(Surface(values, (-1, 1), (-1, 1), (0, 2)))
    assert len(around) == len(colours) == 60
    assert np.isfinite(colours).all()


@pytest.mark.parametrize("azimuth", [0, 77])
def test_the_panel_is_wide_enough_from_every_side(azimuth):
    mark = surface(azimuth=azimuth)
    (place,) = page(Scene((Panel((mark,), axes=False),), "a bowl")).places
    vertices, _, _ = tiles(mark)
    assert np.all(vertices[:, 0] > place.xlim[0])
    assert np.all(vertices[:, 0] < place.xlim[1])
    assert np.all(vertices[:, 1] > place.ylim[0])


def test_it_is_drawn_and_packed():
    scene = Scene((Panel((surface(),), axes=False, equal=True),), "a bowl")
    draw(scene).draw_without_rendering()
    message, buffers = pack(scene)
    mark = message["panels"][0]["marks"][0]
    assert mark["columns"] == 9
    assert len(buffers[mark["levels"]["buffer"]]) == 64
    first = np.frombuffer(buffers[mark["first"]["buffer"]], "<f4")
    assert sorted(first) == [9 * row + column for row in range(8) for column in range(8)]
    assert sum(map(len, buffers)) < 64 * 5 + 81 * 8 + 1
