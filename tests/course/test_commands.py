"""The commands: `make` lists its targets, `course` says what it does, and both name the same things."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import click
import nbformat
import pytest
from click.testing import CliRunner

from utils.course import maintain, notebooks
from utils.course.main import cli

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(shutil.which("make") is None, reason="no make here; the course works without it")
def test_make_alone_prints_every_target_with_a_line():
    # Under `make test` an inner make would announce the folders it enters.
    env = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")}
    said = subprocess.run(["make"], cwd=ROOT, env=env, capture_output=True, text=True, check=True).stdout
    lines = dict(re.fullmatch(r"make ([\w-]+) +(\S.*)", line).groups() for line in said.splitlines())
    assert {"lab", "test", "slides", "exercises", "grade", "bench"} <= set(lines)


@pytest.mark.skipif(shutil.which("make") is None, reason="no make here; the course works without it")
def test_a_missing_python_is_one_clear_line():
    run = subprocess.run(["make", "lab", "PYTHON=python9.9"], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode != 0
    assert run.stderr.splitlines()[0].startswith("course: no python9.9 here; install Python 3.11 or newer")


def test_make_calls_only_commands_that_exist():
    called = set(re.findall(r"\$\(COURSE\) ([\w-]+)", (ROOT / "Makefile").read_text()))
    assert called
    assert called <= set(cli.commands)


def test_make_hands_its_arguments_to_commands_that_take_some():
    handed = re.findall(r"\$\(COURSE\) ([\w-]+).*\$\(ARGS\)", (ROOT / "Makefile").read_text())
    assert len(handed) > 5
    assert [name for name in handed if not any(isinstance(p, click.Argument) for p in cli.commands[name].params)] == []


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_command_says_what_it_does(name):
    assert cli.commands[name].help


def test_ci_runs_the_test_command_and_nothing_else():
    commands = [line for line in (ROOT / ".ci/run").read_text().splitlines() if line and not line.startswith("#")]
    assert commands[-1] == "make test"
    assert len(commands) == 3


def test_outputs_are_found_and_stripped(tmp_path):
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 + 1", execution_count=3)])
    for folder in notebooks.FOLDERS:
        (tmp_path / folder).mkdir()
    nbformat.write(book, tmp_path / "lectures" / "a.ipynb")
    assert notebooks.unstripped(tmp_path) == ["lectures/a.ipynb"]
    assert notebooks.strip(tmp_path) == ["lectures/a.ipynb"]
    assert notebooks.unstripped(tmp_path) == []
    assert sorted(p.name for p in (tmp_path / "lectures").iterdir()) == ["a.ipynb"]


def test_a_cell_in_one_long_line_is_found_and_split(tmp_path):
    path = tmp_path / "lectures" / "a.ipynb"
    path.parent.mkdir()
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("one\ntwo")]), path)
    split = path.read_text()
    book = json.loads(split)
    book["cells"][0]["source"] = "one\ntwo"  # as valid a notebook, and a diff nobody can read
    path.write_text(json.dumps(book))
    assert notebooks.strip(tmp_path) == ["lectures/a.ipynb"]
    assert path.read_text() == split


def test_every_notebook_of_the_course_is_stripped():
    assert notebooks.unstripped(ROOT) == []


def test_style():
    run = subprocess.run([sys.executable, "-m", "ruff", "check", "."], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout


def test_on_windows_the_tests_say_where_they_run(monkeypatch):
    monkeypatch.setattr(maintain, "os", SimpleNamespace(name="nt"))
    done = CliRunner().invoke(cli, ["test"])
    assert done.exit_code == 1
    assert done.output == "Error: The tests run on Linux and macOS. On Windows, run them in WSL.\n"


def test_a_wrong_command_is_refused():
    assert CliRunner().invoke(cli, ["laab"]).exit_code != 0
