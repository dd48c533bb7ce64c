"""Which walls are used, and that there is never none by accident."""

import json
import os
import stat
import sys
from pathlib import Path

import pytest
from code_cases import PERSIST
from nbformat.v4 import new_code_cell
from small_course import FULL, NAME, answered, hand_in, make_course, released

from utils.grading.engine import grade
from utils.grading.isolation import execute, kernels, sandbox
from utils.grading.isolation.limits import Limits
from utils.grading.score import points
from utils.grading.submissions.canonical import importable

DOCKER = """#!/bin/sh
while [ "$1" != course-grading ]; do echo "$1" >> "$(dirname "$0")/arguments"; shift; done
shift
exec "$@"
"""


def job(*cells, tier="bwrap", preload=("numpy",)):
    return json.dumps(
        {
            "sandbox": tier,
            "preload": list(preload),
            "cells": [new_code_cell(cell) for cell in cells],
            "files": {},
            "limits": Limits(cell=120).to_dict(),
            "graded": [],
            "defines": {},
            "modules": [],
            "nbclient": {"timeout": 120, "allow_errors": True},
        }
    )


def errors(result):
    outputs = [output for outputs in json.loads(result)["outputs"] for output in outputs or []]
    return [output["evalue"] or output["ename"] for output in outputs if output["output_type"] == "error"]


@pytest.fixture
def course(tmp_path):
    root = make_course(tmp_path / "course")
    orphan = "import subprocess\nsubprocess.Popen(['sleep', '87654'], start_new_session=True)"
    hand_in(root, "ada", answered(released(root)))
    hand_in(root, "bob", answered(released(root), double=f"{orphan}\ndef double(x):\n    return 2 * x"))
    return root


def full(root):
    marks = points(NAME, f"sqlite:///{root}/gradebook.db")
    return [all(mark["cells"][name][0] == FULL[name] for name in FULL) for mark in marks.values()]


def test_without_a_wall_the_grader_refuses(monkeypatch):
    monkeypatch.setattr(sandbox, "works", lambda tier: False)
    with pytest.raises(sandbox.NoSandboxError, match=r"apt install bubblewrap.*--no-sandbox"):
        sandbox.choose("auto")
    assert sandbox.choose("none") == "none"


def test_a_container_is_the_second_choice():
    assert sandbox.choose("auto", lambda tier: tier == "docker") == "docker"


def test_no_sandbox_grades_and_cleans_up(course):
    assert grade(NAME, course, jobs=1, sandbox="none", echo=lambda line: None) == 0
    assert full(course) == [True, True]
    left = [path for path in Path("/proc").glob("[0-9]*/cmdline") if b"87654" in content(path)]
    assert left == []


def content(path):
    try:
        return path.read_bytes()
    except OSError:
        return b""


def test_a_container_gets_the_job_and_no_rights(course, tmp_path, monkeypatch):
    """There is no container program here: a stand-in drops its options and runs the command without walls."""
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "docker").write_text(DOCKER)
    (programs / "docker").chmod(stat.S_IRWXU)
    monkeypatch.setenv("PATH", f"{programs}:{Path(sys.executable).parent}:{os.environ['PATH']}")
    assert grade(NAME, course, jobs=1, sandbox="docker", echo=lambda line: None) == 0
    assert full(course) == [True, True]
    arguments = (programs / "arguments").read_text().split()
    for option in (
        "--network",
        "none",
        "--read-only",
        "--cap-drop",
        "--pids-limit",
        "no-new-privileges",
        "65534:65534",
    ):
        assert option in arguments


@pytest.mark.parametrize("nested", [True, False], ids=["a sandbox for many", "a sandbox for each"])
def test_nothing_is_left_for_the_next_one(bwrap, monkeypatch, nested):
    monkeypatch.setattr(kernels, "NESTED", nested)
    execute.discard()
    for _ in range(2):
        assert errors(execute.execute(job(PERSIST))) == []
    execute.discard()


def test_a_student_is_nobody(bwrap):
    code = "import os\nassert os.getuid() != 0\nassert not os.path.exists('/etc/passwd') and os.listdir('.') == []"
    assert errors(execute.execute(job(code))) == []
    rights = "words = open('/proc/self/status').read().split()\nassert words[words.index('CapEff:') + 1] == '0' * 16"
    assert errors(execute.execute(job(rights))) == []
    execute.discard()


def test_random_numbers_differ_from_kernel_to_kernel(bwrap):
    code = "import random, numpy as np\n(random.random(), np.random.rand())"
    values = [json.loads(execute.execute(job(code)))["outputs"][0][0]["data"]["text/plain"] for _ in range(2)]
    assert values[0] != values[1]
    execute.discard()


FIRST_STEP = """
import sys
before = set(sys.modules)
import torch
layer = torch.nn.Linear(2, 2)
optimiser = torch.optim.SGD(layer.parameters(), lr=0.1)
layer(torch.ones(1, 2)).sum().backward()
optimiser.step()
from utils.plots import shapes
new = sorted(set(sys.modules) - before)
assert len(new) < 5, (len(new), new[:9])  # torch's first step loads 800
"""


def test_a_kernel_has_loaded_what_the_exercise_may_import_and_what_that_loads_at_its_first_use(bwrap):
    setup = "try:\n    import torch\nexcept ModuleNotFoundError:\n    raise\nfrom utils.plots import shapes, show"
    assert errors(execute.execute(job(FIRST_STEP, preload=importable(setup)))) == []
    execute.discard()


@pytest.mark.parametrize("nested", [True, False], ids=["a sandbox for many", "a sandbox for each"])
def test_a_course_below_tmp_finds_its_own_packages(bwrap, monkeypatch, tmp_path, nested):
    """The sandbox has an empty /tmp of its own: a clone of the course there must be seen all the same, read-only."""
    (tmp_path / "clone").mkdir()
    (tmp_path / "clone" / "of_the_course.py").write_text("answer = 42")
    (tmp_path / "secret.txt").write_text("not for students")
    everything = [*sandbox.readable(), str(tmp_path / "clone")]
    monkeypatch.setattr(sandbox, "readable", lambda: everything)
    monkeypatch.setattr(kernels, "NESTED", nested)
    execute.discard()
    see = f"import os, sys\nsys.path.append('{tmp_path}/clone')\nfrom of_the_course import answer\nassert answer == 42"
    alone = f"assert os.listdir('{tmp_path}') == ['clone']"
    write = f"open('{tmp_path}/clone/left-behind', 'w')"
    result = errors(execute.execute(job(see, alone, write)))
    assert len(result) == 1
    assert "Read-only" in result[0]
    execute.discard()
