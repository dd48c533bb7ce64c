"""Texts that go in and out of the playground: a table, a script, the state as a line."""

import json
import runpy
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utils.playground import Run, Settings, playground
from utils.playground.export import code, examples
from utils.playground.settings import OWN, changed
from utils.playground.share import MARK, read, written
from utils.playground.table import points

TABLE = "x1,x2,y\n" + "\n".join(f"{x},{x * x},{int(x > 0)}" for x in (-1.0, -0.5, 0.5, 1.0, 0.25, -0.25))


@pytest.mark.parametrize("mark", [",", ";", "\t", " ", ", "])
def test_a_table_in_the_usual_spellings(mark):
    text = "\n".join(mark.join(line.split(",")) for line in TABLE.splitlines())
    assert points(text)[0] == (-1.0, 1.0, 0.0)
    assert len(points("# mine\n\n" + text + "\n\n")) == 6


def test_a_decimal_comma_with_semicolons():
    assert points("0,5;1;0\n" * 4)[0] == (0.5, 1.0, 0.0)


@pytest.mark.parametrize(
    ("bad", "line", "mend"),
    [
        ("1,2", "line 3", "write three"),
        ("1,2,3,4", "line 3", "4 values"),
        ("1,blue,1", "line 3", "x2 is 'blue', not a number"),
        ("1,nan,1", "line 3", "drop it"),
        ("1,2,1e99", "line 3", "between -1e6 and 1e6"),
    ],
)
def test_a_bad_line_is_named_with_its_mend(bad, line, mend):
    lines = TABLE.splitlines()
    lines.insert(2, bad)
    with pytest.raises(ValueError, match=line) as told:
        points("\n".join(lines))
    assert mend in str(told.value)


def test_too_few_and_too_many_lines():
    with pytest.raises(ValueError, match="at least 4"):
        points("1,2,1")
    with pytest.raises(ValueError, match="line 2001"):
        points("1,2,1\n" * 2500)


@given(st.text(max_size=80))
def test_any_text_is_a_table_or_a_sentence(text):
    with pytest.raises(ValueError, match="line"):  # one line is not enough, whatever it says
        points(text.replace("\n", " "))


def test_a_pasted_table_is_learned():
    widget = playground()
    answer, _ = widget.answer({"actions": [["paste_table", TABLE]], "steps": 30})
    assert "6 points read; y is a class" in answer["note"]
    assert widget.run.settings.data == OWN
    assert answer["task"]["own"]
    answer, _ = widget.answer({"actions": [["paste_table", TABLE.replace(",1\n", ",0.7\n")]], "steps": 30})
    assert "a value to fit" in answer["note"]
    assert not widget.run.task.classes
    before = widget.run
    answer, _ = widget.answer({"actions": [["paste_table", "1,2"]]})
    assert "line 1" in answer["note"]
    assert widget.run is before


STATES = [
    {},
    {"loss": "squared error", "g1": "leaky", "g2": "GELU", "sin_x1": True, "x1_x2": True},
    {"data": "bumps", "batchnorm": True, "dropout": 0.2, "layers": 3, "g1": "SiLU", "g3": "softplus"},
    {"data": "sine", "layers": 1, "g1": "ELU", "x2": False, "sin_x1": True},
    {"data": "decays", "layers": 0, "x1_squared": True, "x2_squared": True, "sin_x2": True},
]


@pytest.mark.parametrize("language", ["numpy", "torch"])
@pytest.mark.parametrize("change", STATES, ids=lambda change: change.get("data", "moons"))
def test_the_script_runs_by_itself_and_reproduces(change, language, tmp_path, capsys):
    run = Run(changed(Settings(), change))
    run.advance(100)
    file = tmp_path / "net.py"
    file.write_text(code(run, language), encoding="utf-8")
    runpy.run_path(str(file), run_name="__main__")
    said = np.array(json.loads(capsys.readouterr().out))
    mine = run.probability(run.net.predict(run.task.features(examples(run)))[:, 0])
    assert said == pytest.approx(mine, rel=1e-12, abs=1e-14)


def test_the_script_needs_nothing_of_ours(tmp_path):
    file = tmp_path / "net.py"
    file.write_text(code(Run()), encoding="utf-8")
    assert "utils" not in file.read_text()
    done = subprocess.run([sys.executable, "-I", file], capture_output=True, text=True, cwd=tmp_path)
    assert done.stderr == ""
    assert len(json.loads(done.stdout)) == 3


@pytest.mark.parametrize("change", STATES, ids=lambda change: change.get("data", "moons"))
def test_a_state_is_read_as_it_was_written(change):
    run = Run(changed(Settings(), {**change, "noise": 0.1}))
    run.advance(60)
    run.edit(0.125)
    again = read(written(run))
    assert again.settings == run.settings
    assert again.step == 60
    for mine, theirs in zip(run.arrays(), again.arrays(), strict=True):
        assert np.array_equal(mine, theirs)
    assert again.history.rows[-1] == run.history.rows[-1]
    assert written(again) == written(run)
    again.advance(5)


def test_own_points_travel_with_the_state():
    run = Run(Settings(data=OWN), points(TABLE))
    run.advance(3)
    text = written(run)
    assert "\n" not in text
    assert read(f"  {text[:50]}\n{text[50:]}  ").points == run.points
    assert playground(text).run.points == run.points


@settings(max_examples=80)
@given(st.integers(0, 400), st.text(alphabet="abcXYZ019-_=é", min_size=1, max_size=3))
def test_a_damaged_state_is_refused_kindly(place, letters):
    text = written(Run())
    at = len(MARK) + place % (len(text) - len(MARK))
    broken = text[:at] + letters + text[at + len(letters) + 1 :]
    with pytest.raises(ValueError, match="copy it again"):
        read(broken)


def test_another_text_is_no_state():
    with pytest.raises(ValueError, match="no state of the playground"):
        read("hello")
    widget = playground()
    run = widget.run
    answer, _ = widget.answer({"actions": [["paste_state", "hello"]]})
    assert "no state" in answer["note"]
    assert widget.run is run


def test_a_state_that_would_swell_is_refused():
    import base64
    import zlib

    bomb = MARK + base64.urlsafe_b64encode(zlib.compress(b"0" * 50_000_000)).decode()
    with pytest.raises(ValueError, match="no end"):
        read(bomb)
