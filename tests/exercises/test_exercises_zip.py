"""`course student-zip`: the course opens and runs from it, and nothing of the instructor's is inside."""

import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
import zipfile
from pathlib import Path

import nbformat
import pytest
from leaks import leaks, secrets
from simulated_class import ROOT, read, submission

from utils.course.server import answers, free_port
from utils.grading.assignments import student_zip
from utils.grading.course_folder import GradingError

ASSIGNMENTS = sorted(folder.name for folder in (ROOT / "solutions").iterdir() if folder.is_dir())
LINK = re.compile(r"\]\(([^)\s#]+)[^)]*\)|(?:href|src)=[\"']([^\"'#]+)")


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """What a student has after unpacking."""
    there = tmp_path_factory.mktemp("student")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(student_zip, "is_current", lambda root: True)  # test_exercises_leaks.py has looked
        with zipfile.ZipFile(student_zip.student_zip(ROOT)) as archive:
            archive.extractall(there)
    return there / student_zip.NAME


def python(course, *arguments, **how):
    """This Python, with the course's package from the unpacked folder; nothing is installed."""
    env = os.environ | {"PYTHONPATH": str(course), "PYTHONWARNINGS": "default"}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=course, env=env, capture_output=True, text=True, **how)


def run_notebook(course, path):
    """Run a notebook in its folder; raises CalledProcessError where a cell fails."""
    command = ["nbconvert", "--to", "notebook", "--execute", "--stdout", path, "--ExecutePreprocessor.timeout=600"]
    return python(course, "-m", *command, check=True).stdout


def texts(course):
    for path in sorted(course.rglob("*")):
        if path.is_file() and path.suffix not in (".png", ".json"):
            yield path.relative_to(course).as_posix(), path.read_text(encoding="utf-8")


def test_same_course_same_bytes(course, monkeypatch):
    packed = (ROOT / "_build" / f"{student_zip.NAME}.zip").read_bytes()
    monkeypatch.setattr(student_zip, "is_current", lambda root: True)
    assert student_zip.student_zip(ROOT).read_bytes() == packed
    assert not (ROOT / "_build" / f"{student_zip.NAME}.partial").exists()


def test_the_instructors_things_are_left_out(course):
    top = {path.name for path in course.iterdir()}
    assert top == {*student_zip.FOLDERS, *student_zip.FILES, "README.md", "Makefile", "nbgrader_config.py"}
    assert not (course / "utils" / "grading").exists()
    assert not any(path.name.startswith((".", "__pycache__")) for path in course.rglob("*"))
    config = (course / "nbgrader_config.py").read_text()
    assert "timeout" in config
    assert not re.search("solutions|gradebook|utils.grading", config)
    assert {path.name for path in (course / "exercises").iterdir()} == set(ASSIGNMENTS)


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_no_solution_and_no_hidden_test_is_inside(course, assignment):
    """The exercise holds nothing of it at all; lectures and utils may teach the same, in their own words."""
    source = read("solutions", assignment)
    for path in sorted((course / "exercises" / assignment).rglob("*.ipynb")):
        assert leaks(source, nbformat.read(path, as_version=4)) == set()
    code, prose = secrets(source)
    # The line that opens a hidden test, a solution's comments, and whole answers: nobody writes those twice.
    comments = {line.strip() for piece in code for line in piece.splitlines() if line.strip().startswith("# ")}
    wanted = comments | {piece.strip() for piece in (*code, *prose) if len(piece.strip()) > 60}
    assert len(wanted) > 10
    for name, text in texts(course):
        plain = text if not name.endswith(".ipynb") else "\n".join(c.source for c in nbformat.reads(text, 4).cells)
        assert not [piece for piece in wanted if piece in plain], name
        assert not re.search("BEGIN (SOLUTION|HIDDEN TESTS)|Marking guide", plain), name


def test_no_dead_links(course):
    dead = []
    for name, text in texts(course):
        if not name.endswith((".md", ".ipynb")):
            continue
        cells = [text] if name.endswith(".md") else [c.source for c in nbformat.reads(text, 4).cells]
        links = {first or second for cell in cells for first, second in LINK.findall(cell)}
        local = [link for link in links if not re.match(r"\w+:", link)]
        dead += [f"{name}: {link}" for link in local if not (course / name).parent.joinpath(link).exists()]
    assert dead == []


def test_the_makefile_offers_what_there_is(course):
    text = (course / "Makefile").read_text()
    assert "$(COURSE) lab" in text
    commands = set(re.findall(r"\$\(COURSE\) ([\w-]+)", text))
    offered = python(course, "-m", "utils.course.main", "--help", check=True).stdout
    assert set(re.findall(r"^  ([\w-]+)  ", offered.split("Commands:")[1], re.MULTILINE)) >= commands
    assert "grade" not in offered.split("Commands:")[1]
    targets = re.findall(r"^([\w-]+):(?!=)", text, re.MULTILINE)
    assert {"lab", "slides"} < set(targets) == set(student_zip.TARGETS)
    if shutil.which("make"):
        said = subprocess.run(["make", "-n", *targets], cwd=course, capture_output=True, text=True)
        assert said.returncode == 0, said.stderr
        assert "bootstrap.py" in said.stdout


def test_no_page_asks_for_a_command_that_is_not_there(course):
    targets = set(student_zip.TARGETS) | {"me"}
    asked = {(name, word) for name, text in texts(course) for word in re.findall(r"`make ([\w-]+)", text)}
    assert ("lectures/start.ipynb", "lab") in asked
    assert [(name, word) for name, word in sorted(asked) if word not in targets] == []


def test_a_lecture_and_a_solved_exercise_run_from_it(course):
    where = python(course, "-c", "import utils; print(utils.__file__)", check=True).stdout
    assert Path(where.strip()) == course / "utils" / "__init__.py"
    run_notebook(course, "lectures/03_training_the_beast.ipynb")
    path = course / "exercises" / "chain_rule" / "chain_rule.ipynb"
    nbformat.write(submission("chain_rule", []), path)
    run_notebook(course, str(path.relative_to(course)))


def test_course_lab_opens_it(course):
    port = free_port()
    command = [sys.executable, "-m", "utils.course.main", "lab", "--no-browser", "--port", str(port)]
    private = {"JUPYTER_CONFIG_DIR": str(course.parent / "config"), "JUPYTER_RUNTIME_DIR": str(course.parent / "run")}
    env = os.environ | private | {"PYTHONPATH": str(course)}
    with open(course.parent / "server.log", "w") as log:
        server = subprocess.Popen([*command, "--IdentityProvider.token="], cwd=course, env=env, stdout=log, stderr=log)
    try:
        address = f"http://127.0.0.1:{port}"
        deadline = time.monotonic() + 240
        while not answers(address):
            assert server.poll() is None, (course.parent / "server.log").read_text()
            assert time.monotonic() < deadline
            time.sleep(0.2)
        with urllib.request.urlopen(f"{address}/api/contents/lectures/start.ipynb", timeout=60) as answer:
            assert answer.status == 200
    finally:
        server.terminate()
        server.wait(30)


def test_answers_in_exercises_are_not_packed(monkeypatch):
    monkeypatch.setattr(student_zip, "is_current", lambda root: False)
    with pytest.raises(GradingError, match="Run `make exercises` first"):
        student_zip.student_zip(ROOT)
