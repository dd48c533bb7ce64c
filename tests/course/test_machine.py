"""What the tests need from the machine is fetched where we may, else named in one line."""

import sys
from dataclasses import replace

import pytest
from click.testing import CliRunner

from utils.course import machine, maintain
from utils.course.main import cli


@pytest.fixture
def need(tmp_path, monkeypatch):
    """A program that is a file; here its package is none of apt-get's, and another command makes it."""
    monkeypatch.setattr(machine.shutil, "which", lambda name: None)
    file = tmp_path / "program"
    code = "import sys, pathlib; pathlib.Path(sys.argv[1]).touch()"
    return machine.Need(
        "a program", file.exists, "package", "get it like this", (sys.executable, "-c", code, str(file))
    )


def test_what_is_missing_is_fetched_once(need, capsys):
    assert machine.fetch((need,)) == []
    assert machine.fetch((need,)) == []
    assert capsys.readouterr().out.count("Fetching a program for the tests") == 1


def test_what_cannot_be_had_is_named(need):
    broken = replace(need, otherwise=(sys.executable, "-c", "raise SystemExit(1)"))
    nothing = replace(need, otherwise=())
    useless = replace(need, otherwise=(sys.executable, "-c", ""))
    assert machine.fetch((broken, nothing, useless)) == ["get it like this"] * 3


def test_debians_package_comes_first_for_root(need, monkeypatch):
    monkeypatch.setattr(machine.shutil, "which", lambda name: "/usr/bin/apt-get")
    monkeypatch.setattr(machine.os, "geteuid", lambda: 0, raising=False)
    assert [way[-1][-1] for way in machine.ways(need)] == ["package", need.otherwise[-1]]
    monkeypatch.setattr(machine.os, "geteuid", lambda: 1000, raising=False)
    assert [way[-1][-1] for way in machine.ways(need)] == [need.otherwise[-1]]


def test_the_sandbox_and_the_browser_are_needs():
    assert {need.package for need in machine.NEEDS} == {"chromium", "bubblewrap"}


def test_the_test_command_fetches_and_says_what_is_missing(monkeypatch):
    commands = []
    monkeypatch.setattr(machine, "fetch", lambda: ["get it like this"])
    monkeypatch.setattr(maintain, "run", commands.append)
    said = CliRunner().invoke(cli, ["test", "-k", "slides"])
    assert said.exit_code == 0
    assert "course: get it like this" in said.output
    assert commands == [[sys.executable, "-m", "pytest", "-k", "slides"]]
