"""Honest work gets, to the bit, what stock nbgrader gives; what a person decided stays."""

import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbgrader import api
from nbgrader.api import Gradebook
from small_course import NAME, SQUARE, answered, cell, hand_in, make_course, released

from utils.grading.course_folder import newest_schema
from utils.grading.engine import grade

CLASS = {
    "right": {},
    "wrong": {"square": "def square(x):\n    return 3 * x"},
    "partly": {"double": "def double(x):\n    return x + 1"},
    "unsolved": {"double": "raise NotImplementedError", "square": "raise NotImplementedError"},
    "warns": {"square": "import warnings\ndef square(x):\n    warnings.warn('careful')\n    return x * x"},
    # It waits at the end: what a program prints reaches a kernel later, and stock nbgrader may have closed the cell.
    "prints": {
        "square": f"{SQUARE}\nprint('hello')\nsquare(2)\nimport os, time\nos.system('echo low level')\ntime.sleep(1)"
    },
    "syntax": {"double": "def double(x) return"},
    "plots": {"square": f"import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()\n{SQUARE}"},
    "random": {"square": "import random\n" + SQUARE + "\nrandom.random(), np.random.default_rng().random()"},
    "no-text": {"why": "Why?"},
    "skips": {"square": "pass"},  # and asks, by a tag on every cell, that nothing be run
}
CONFIG = """
from nbgrader.plugins import LateSubmissionPlugin
class OnePointOff(LateSubmissionPlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return 1.0
c.AssignLatePenalties.plugin_class = OnePointOff
"""


def everything(root):
    """Every number of the gradebook."""
    with Gradebook(f"sqlite:///{root}/gradebook.db") as gradebook:
        return {
            (submission.student_id, grade.name): (
                grade.auto_score,
                grade.manual_score,
                grade.extra_credit,
                grade.needs_manual_grade,
                submission.total_seconds_late,
                book.late_submission_penalty,
                submission.score,
                sorted((comment.name, comment.auto_comment) for comment in book.comments if comment.auto_comment),
            )
            for submission in gradebook.assignment_submissions(NAME)
            for book in submission.notebooks
            for grade in book.grades
        }


def due(root):
    with Gradebook(f"sqlite:///{root}/gradebook.db") as gradebook:
        gradebook.update_or_create_assignment(NAME, duedate="2026-01-01 00:00:00")


@pytest.fixture(scope="module")
def courses(bwrap, tmp_path_factory):
    """The same class in two courses: the first graded by us, the second by `nbgrader autograde`."""
    ours = make_course(tmp_path_factory.mktemp("ours"))
    with open(ours / "nbgrader_config.py", "a") as file:
        file.write(CONFIG)
    for student, changes in CLASS.items():
        stamp = b"2026-01-02 00:00:00 UTC" if student in ("right", "partly") else b"2025-12-24 12:00:00 UTC"
        notebook = answered(released(ours), **changes)
        for each in notebook.cells:
            each.metadata["tags"] = ["skip-execution"] if student == "skips" else []
        hand_in(ours, student, notebook, **{"timestamp.txt": stamp})
    stock = tmp_path_factory.mktemp("stock") / "course"
    shutil.copytree(ours, stock)
    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    nbgrader = [str(Path(sys.executable).with_name("nbgrader"))]
    subprocess.run(
        [*nbgrader, "generate_assignment", NAME, "--force"], cwd=stock, env=environment, check=True, capture_output=True
    )
    shutil.copy(stock / "gradebook.db", ours / "gradebook.db")
    for root in (ours, stock):
        due(root)
    subprocess.run([*nbgrader, "autograde", NAME], cwd=stock, env=environment, check=True, capture_output=True)
    assert grade(NAME, ours, jobs=2, echo=lambda line: None) == 0
    return ours, stock


def test_every_number_is_stock_nbgraders(courses):
    ours, stock = courses
    assert len(everything(ours)) == 4 * len(CLASS)
    assert everything(ours) == everything(stock)


def test_a_new_gradebook_has_stock_nbgraders_schema(monkeypatch):
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}:{os.environ['PATH']}")  # where it looks for alembic
    assert newest_schema() == api.get_alembic_version()


def test_the_courses_settings_harden_stock_nbgrader_too(courses):
    """By default a cell with this tag is not run and, having no error, earns full marks."""
    for root in courses:
        assert everything(root)["skips", "square-test"][0] == 0.0


def test_the_tables_take_off_what_is_late(courses):
    with (courses[0] / "grades" / NAME / "grades.csv").open(newline="") as file:
        table = {row["student"]: row for row in csv.DictReader(file)}
    raw = {student: sum_of for (student, _), (*_, sum_of, _) in everything(courses[0]).items()}
    assert float(table["right"]["score"]) == raw["right"] - 1.0
    assert float(table["wrong"]["score"]) == raw["wrong"]


@pytest.mark.parametrize("student", CLASS)
def test_outputs_are_stock_nbgraders(courses, student):
    kinds = []
    for root in courses:
        notebook = nbformat.read(root / "autograded" / student / NAME / f"{NAME}.ipynb", as_version=4)
        kinds.append(
            [
                (
                    c.source,
                    c.get("execution_count"),
                    [(o.output_type, o.get("name"), o.get("ename")) for o in c.get("outputs", [])],
                )
                for c in notebook.cells
            ]
        )
    assert kinds[0] == kinds[1]


def test_manual_scores_stay_when_everything_is_graded_again(courses):
    ours, _ = courses
    with Gradebook(f"sqlite:///{ours}/gradebook.db") as gradebook:
        grade_of = gradebook.find_grade("why", NAME, NAME, "right")
        grade_of.manual_score, grade_of.extra_credit = 1.5, 0.5
        gradebook.db.commit()
    before = everything(ours)
    assert grade(NAME, ours, jobs=2, force=True, students=["right", "wrong"], echo=lambda line: None) == 0
    after = everything(ours)
    assert after["right", "why"][1:3] == (1.5, 0.5)
    assert {k: v for k, v in after.items() if k[0] != "right"} == {k: v for k, v in before.items() if k[0] != "right"}


def test_a_mended_test_changes_its_question_only(courses):
    ours, _ = courses
    path = ours / "solutions" / NAME / f"{NAME}.ipynb"
    source = nbformat.read(path, as_version=4)
    test = cell(source, "square-test")
    test.source = test.source.replace("near(square(-0.5), 0.25)", "pass")
    nbformat.write(source, path)
    before = everything(ours)
    assert grade(NAME, ours, jobs=2, echo=lambda line: None) == 0
    after = everything(ours)
    changed = {key for key in before if before[key][0] != after[key][0]}
    assert changed == {("wrong", "square-test")}
    assert after["wrong", "square-test"][0] == 3.0


def test_a_new_submission_is_graded_the_others_are_left(courses):
    ours, _ = courses
    path = ours / "submitted" / "unsolved" / NAME / f"{NAME}.ipynb"
    nbformat.write(answered(released(ours)), path)
    journal = (ours / ".grading" / "journal.jsonl").read_text().count("\n{")
    assert grade(NAME, ours, jobs=2, echo=lambda line: None) == 0
    assert (ours / ".grading" / "journal.jsonl").read_text().count("\n{") == journal + 1
    assert everything(ours)["unsolved", "square-test"][0] == 3.0
