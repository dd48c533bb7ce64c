"""Texts that go in and out of the playground: a table, a script, the state as a line."""

import base64
import json
import runpy
import subprocess
import sys
import zlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utils.playground import Run, Settings, playground
from utils.playground.export import code, examples
from utils.playground.settings import OWN, changed
from utils.playground.share import MARK, read, written
from utils.playground.table import points
from utils.playground.weights import Where

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
    assert again.step == 65


def test_the_curves_and_the_weight_in_view_travel_with_the_state():
    run = Run()
    for _ in range(120):
        run.advance(5)
    run.where = Where(2, 2, 3)
    again = read(written(run))
    assert again.where == run.where
    theirs, mine = again.history.columns(), run.history.columns()
    assert theirs.shape[1] <= 65
    assert (theirs[0, 0], theirs[0, -1]) == (0, 600)
    assert np.allclose(theirs, mine[:, np.isin(mine[0], theirs[0])], rtol=1e-6)
    assert written(again) == written(run)


def test_a_state_without_curves_is_read():
    """As playgrounds wrote it before they kept them."""
    content = json.loads(unpacked(written(Run())))
    del content["curves"], content["where"]
    assert len(read(packed(content)).history.rows) == 1


def unpacked(text):
    return zlib.decompress(base64.urlsafe_b64decode(text.removeprefix(MARK)))


def packed(content):
    text = content if isinstance(content, bytes) else json.dumps(content).encode()
    return MARK + base64.urlsafe_b64encode(zlib.compress(text)).decode()


def floats(*values, kind="<f8"):
    return base64.b64encode(np.array(values, kind).tobytes()).decode()


@pytest.mark.parametrize(
    "change",
    [
        {"step": 1e300},
        {"step": float("nan")},
        {"step": -1},
        {"points": [[1e9, 0, 1]]},
        {"curves": floats(2, 1, 1, 1, 1, 1, 1, 1, 1, 1, kind="<f4")},
        {"curves": floats(0, np.inf, 1, 1, 1, kind="<f4")},
        {"where": [0, 0, 0, 0]},
    ],
    ids=str,
)
def test_a_made_up_state_is_refused(change):
    content = json.loads(unpacked(written(Run()))) | {"step": 5}
    with pytest.raises(ValueError, match="the state is damaged"):
        read(packed(content | change))


def test_made_up_weights_are_refused_whatever_they_lead_to():
    content = json.loads(unpacked(written(Run(changed(Settings(), {"g1": "ReLU", "g2": "ReLU"})))))
    sizes = [len(base64.b64decode(part)) // 8 for part in content["parameters"]]

    def filled(value):
        return packed(content | {"parameters": [floats(*[value] * size) for size in sizes]})

    for value in (1e300, np.nan):
        with pytest.raises(ValueError, match="the state is damaged"):
            read(filled(value))
    answer, _ = playground(filled(9e29)).answer({"steps": 1})
    assert "diverged" in answer["note"]
    with pytest.raises(ValueError, match="the state is damaged"):
        read(packed(b"[" * 900_000))


def test_a_network_that_diverged_is_not_written_down():
    widget = playground()
    widget.run.net.parameters[:] = np.nan
    for action in (["write_code", "numpy"], ["write_state"]):
        answer, _ = widget.answer({"actions": [action]})
        assert "no network to write down" in answer["note"]
        assert answer.get("texts") == {}
    assert widget._repr_mimebundle_()[0]["text/plain"].startswith("Diverged")


@pytest.mark.parametrize("scale", [(100.0, 2.5), (0.01, 0.01)])
def test_a_table_in_any_units_fills_the_picture(scale):
    rng = np.random.default_rng(0)
    x = (1 + rng.uniform(-0.5, 0.5, (60, 2))) * scale
    rows = "\n".join(f"{a!r},{b!r},{int(a > b)}" for a, b in x.tolist())
    widget = playground()
    answer, _ = widget.answer({"actions": [["paste_table", rows]]})
    for side, column in zip((answer["task"]["x"], answer["task"]["y"]), x.T, strict=True):
        assert 0.85 < np.ptp(column) / np.ptp(side) < 1
    assert np.abs(widget.run.f_train).max() <= 1
    script = runpy_of(code(widget.run))
    here = examples(widget.run)
    assert np.allclose(
        script["predict"](here), 1 / (1 + np.exp(-widget.run.net.predict(widget.run.task.features(here))[:, 0]))
    )


def runpy_of(text):
    names = {}
    exec(text, names)
    return names


def test_values_far_from_one_are_told():
    rows = "\n".join(f"{x},{x},{1e5 * x}" for x in (-1.0, -0.5, 0.5, 1.0))
    answer, _ = playground().answer({"actions": [["paste_table", rows]]})
    assert "in units in which that is about 1" in answer["note"]


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
    bomb = MARK + base64.urlsafe_b64encode(zlib.compress(b"0" * 50_000_000)).decode()
    with pytest.raises(ValueError, match="no end"):
        read(bomb)
