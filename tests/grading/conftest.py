"""One class of hostile, clumsy and honest students, graded once in one go; the tests look at what became of each."""

import os
import shutil
import socket
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # the cases beside this file

from hostile_class import CELL_CASES, CODE_CASES, FILE_CASES, LIMITS, STUDENTS
from small_course import FULL, NAME, answered, hand_in, make_course, released

from utils.grading.engine import grade
from utils.grading.journal import Journal
from utils.grading.score import points


@pytest.fixture(scope="session", autouse=True)
def bwrap():
    """Student code runs behind bubblewrap in every test here; without it they are skipped, and say so."""
    from utils.grading.sandbox import works

    if shutil.which("bwrap") is None or not works("bwrap"):
        pytest.skip("bubblewrap does not work here: sudo apt install bubblewrap")


class Graded:
    """What became of a class: exit code, journal entries and points by student."""

    def __init__(self, root: Path, code: int):
        self.root, self.code = root, code
        self.entries = Journal(root).read(NAME)
        self.points = points(NAME, f"sqlite:///{root}/gradebook.db")

    def codes(self, student: str) -> set[str]:
        return {code for code, _ in self.entries[student]["reasons"]}

    def tests(self, student: str) -> dict[str, float]:
        cells = self.points[student]["cells"]
        return {name: cells[name][0] for name in FULL}


@pytest.fixture(scope="session")
def graded(bwrap, tmp_path_factory):
    root = make_course(tmp_path_factory.mktemp("class"))
    notebook = released(root)
    os.environ["GRADING_TEST_SECRET"] = "SECRET"
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket(socket.AF_UNIX) as abstract:
        abstract.bind("\0grading-test")
        abstract.listen()
        port = str(server.getsockname()[1])
        for name, change, _, _ in CODE_CASES + CELL_CASES:
            theirs = answered(notebook)
            change(theirs)
            for cell in theirs.cells:
                cell.source = cell.source.replace("PORT", port)
            write(root, name, theirs)
        for name, put, _, _ in FILE_CASES:
            put(hand_in(root, name), answered(notebook))
        for name in STUDENTS:
            hand_in(root, name, answered(notebook))
        only = os.environ.get("GRADING_ONLY", "").split()
        code = grade(NAME, root, jobs=2, limits=LIMITS, sandbox="bwrap", students=only or None, echo=lambda line: None)
    del os.environ["GRADING_TEST_SECRET"]
    return Graded(root, code)


def write(root, name, notebook):
    """Notebooks here break nbformat's own rules, so write them without its help."""
    import json

    (hand_in(root, name) / f"{NAME}.ipynb").write_text(json.dumps(notebook))
