"""Measured curves: resumable, whole files only, the same numbers live and loaded, every committed file complete."""

import json

import numpy as np
import pytest

from utils.curves import curve
from utils.curves.measured import FOLDER, all_curves

STOP_AT = None


@pytest.fixture
def parabola(tmp_path, monkeypatch):
    monkeypatch.setattr("utils.curves.measured.FOLDER", tmp_path)
    asked = []

    @curve(x=(1, 2, 3), seed=range(2))
    def parabola(x, seed):
        if (x, seed) == STOP_AT:
            raise KeyboardInterrupt
        asked.append((x, seed))
        return {"y": np.float64(x * x + 0.5 * seed)}

    parabola.asked, parabola.folder = asked, tmp_path
    return parabola


def test_live_and_loaded_are_the_same(parabola):
    parabola.measure()
    assert parabola.load().rows == parabola.live().rows
    assert {"python", "numpy"} <= set(parabola.load().made)
    assert [path.name for path in parabola.folder.iterdir()] == ["parabola.json"]


def test_a_stopped_run_goes_on_where_it_was(parabola, monkeypatch):
    monkeypatch.setattr(f"{__name__}.STOP_AT", (2, 1))
    with pytest.raises(KeyboardInterrupt):
        parabola.measure()
    assert not (parabola.folder / "parabola.json").exists()
    with open(parabola.folder / "parabola.partial", "a") as journal:
        journal.write('{"x": 2, "se')  # killed in the middle of a line
    monkeypatch.setattr(f"{__name__}.STOP_AT", None)
    before = list(parabola.asked)
    parabola.measure()
    assert parabola.asked == [*before, (2, 1), (3, 0), (3, 1)]
    assert len(parabola.load()) == 6


def test_columns_and_rows_are_chosen_by_name(parabola):
    table = parabola.live(x=3)
    assert table["y"].tolist() == [9.0, 9.5]
    assert table.where(seed=1)["y"].tolist() == [9.5]
    with pytest.raises(KeyError, match="there are x, seed, y"):
        table["z"]
    with pytest.raises(TypeError, match="no parameter 'z'; it has x, seed"):
        parabola.live(z=1)


def test_a_missing_file_says_how_to_make_it(parabola):
    with pytest.raises(FileNotFoundError, match="course curves parabola"):
        parabola.load()


@pytest.mark.parametrize("name", sorted(all_curves()))
def test_committed_files_hold_every_point_of_their_grid(name):
    known = all_curves()[name]
    rows = json.loads((FOLDER / f"{name}.json").read_text())["rows"]
    assert [{key: row[key] for key in known.grid} for row in rows] == json.loads(json.dumps(known.points()))


def test_no_file_without_its_curve():
    assert {path.stem for path in FOLDER.glob("*.json")} <= set(all_curves())
