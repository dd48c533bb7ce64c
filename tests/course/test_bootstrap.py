"""The set-up: one clear line when something is wrong, and a half-made `.venv` is never taken for whole."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from utils.course import bootstrap

SCRIPT = Path(bootstrap.__file__)


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A course in a folder of its own whose pip only pretends: `course.installed` says what it was asked for."""
    venv = tmp_path / ".venv"
    course = SimpleNamespace(folder=tmp_path, venv=venv, stamp=venv / "installed-course", installed=[])
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    paths = {"ROOT": tmp_path, "VENV": venv, "OURS": venv / "made-by-the-course", "PYTHON": venv / "bin" / "python"}
    for name, path in paths.items():
        monkeypatch.setattr(bootstrap, name, str(path))
    stamps = {"course": str(course.stamp), "dev": str(venv / "installed-dev")}
    monkeypatch.setattr(bootstrap, "STAMPS", stamps)

    def make_venv():
        (venv / "bin").mkdir(parents=True)
        (venv / "bin" / "python").touch()
        (venv / "made-by-the-course").write_text(bootstrap.identity())

    monkeypatch.setattr(bootstrap, "make_venv", make_venv)
    monkeypatch.setattr(bootstrap, "pip_install", course.installed.append)
    return course


def test_a_second_run_installs_nothing(course):
    assert bootstrap.main([]) == 0
    assert bootstrap.main([]) == 0
    assert course.installed == ["."]


def test_a_new_list_of_packages_is_installed_into_the_same_venv(course):
    bootstrap.main(["--dev"])
    kept = course.venv / "kept"
    kept.touch()
    (course.folder / "pyproject.toml").write_text("[project]\nname = 'more'\n")
    assert bootstrap.main([]) == 0
    assert course.installed == [".[dev]", ".[dev]"], "who had the tests' packages keeps them"
    assert kept.exists()
    assert bootstrap.main(["--dev"]) == 0
    assert len(course.installed) == 2


def test_half_made_is_made_again(course, monkeypatch):
    def killed(what):
        (course.venv / "half").touch()
        raise KeyboardInterrupt

    with monkeypatch.context() as during:
        during.setattr(bootstrap, "pip_install", killed)
        assert bootstrap.main([]) == 1
    assert (course.venv / "half").exists()
    assert bootstrap.main([]) == 0
    assert not (course.venv / "half").exists()
    assert course.installed == ["."]


def test_an_update_that_fails_is_not_taken_for_whole(course, monkeypatch):
    bootstrap.main([])
    (course.folder / "pyproject.toml").write_text("[project]\nname = 'more'\n")

    def broken(what):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as during:
        during.setattr(bootstrap, "pip_install", broken)
        assert bootstrap.main([]) == 1
    (course.folder / "pyproject.toml").write_text("[project]\n")  # back to the list that had been installed
    assert bootstrap.main([]) == 0
    assert course.installed == [".", "."]


def test_another_python_or_a_moved_folder_makes_a_new_venv(course):
    bootstrap.main([])
    (course.venv / "made-by-the-course").write_text("3.10.0\n/elsewhere\n")
    assert bootstrap.main([]) == 0
    assert course.installed == [".", "."]


def test_a_venv_of_somebody_else_is_left_alone(course, capsys):
    course.venv.mkdir()
    (course.venv / "precious").touch()
    assert bootstrap.main([]) == 1
    assert (course.venv / "precious").exists()
    assert "not made by the course" in capsys.readouterr().err


def test_a_full_disk_is_said_before_anything_is_made(course, capsys, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=3e8))
    assert bootstrap.main([]) == 1
    assert capsys.readouterr().err == "course: the disk is full: the course needs 4 GB, 0.3 GB are free here\n"
    assert not course.venv.exists()


@pytest.mark.parametrize(
    ("pip_said", "line"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "the disk is full"),
        ("WARNING: Retrying ... NewConnectionError ...\nERROR: No matching distribution found", "no network"),
        (
            "Collecting x\nERROR: Package 'x' requires a different Python\nhint: see above",
            "requires a different Python",
        ),
    ],
)
def test_what_pip_says_becomes_one_line(pip_said, line):
    assert line in bootstrap.explain(pip_said)
    assert "\n" not in bootstrap.explain(pip_said)


def test_an_old_python_is_told_which_one_is_needed():
    with pytest.raises(bootstrap.Problem, match=r"Python 3\.11 or newer is needed, this is 3\.8; .*PYTHON=python3"):
        bootstrap.check_python((3, 8, 10))
    ast.parse(SCRIPT.read_text(), feature_version=(3, 6))  # an old Python must get far enough to say so


def test_without_a_network_the_real_script_says_so_and_leaves_nothing_that_looks_whole(tmp_path):
    script = tmp_path / "utils" / "course" / "bootstrap.py"
    script.parent.mkdir(parents=True)
    shutil.copy(SCRIPT, script)
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'tiny'\nversion = '1'\ndependencies = ['numpy']\n")
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "0", "PIP_CONFIG_FILE": os.devnull}
    env = {key: value for key, value in os.environ.items() if not key.startswith("PIP_")} | nowhere
    for _ in range(2):  # the second run meets what the first one left
        run = subprocess.run([sys.executable, script], env=env, capture_output=True, text=True)
        assert run.returncode == 1
        assert run.stderr == (
            "course: no network: the package registry cannot be reached; connect and run make again "
            "(all that pip said: .venv/install.log)\n"
        )
        assert "http://127.0.0.1:9/simple" in (tmp_path / ".venv" / "install.log").read_text(encoding="utf-8")
        assert not (tmp_path / ".venv" / "installed-course").exists()


def test_packages_are_compiled_and_a_file_for_another_python_is_passed_over(tmp_path, monkeypatch):
    monkeypatch.setattr(bootstrap, "VENV", str(tmp_path))
    monkeypatch.setattr(bootstrap, "PYTHON", sys.executable)
    (tmp_path / "package.py").write_text("answer = 42\n")
    (tmp_path / "other.py").write_text("print 'of Python 2'\n")
    bootstrap.compile_packages()
    assert [path.name.split(".")[0] for path in (tmp_path / "__pycache__").iterdir()] == ["package"]
