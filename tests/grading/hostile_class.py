"""All cases together: what is expected of each, and the class they make."""

import json
import os
import socket
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from cell_cases import CASES as CELL_CASES
from code_cases import CASES as CODE_CASES
from file_cases import CASES as FILE_CASES
from file_cases import STUDENTS
from small_course import FULL, NAME, answered, hand_in, make_course, released

from utils.grading.engine import grade
from utils.grading.isolation.limits import MB, Limits
from utils.grading.journal import Journal
from utils.grading.score import points

# Time is generous, because the machine may be busy; only for those who never end is it short.
LIMITS = Limits(
    cell=120, notebook=600, cpu=300, memory=400 * MB, processes=64, file=20 * MB, disk=50 * MB, output=150 * MB
)
IMPATIENT = replace(LIMITS, cell=5)
ENDLESS = {
    "loop",
    "loop-that-catches",
    "signals-ignored",
    "loop-in-c",
    "stop-self",
    "fork-bomb",
    "deep-recursion",
    "print-for-ever",
    "close-descriptors",
}
EXPECTED = {name: (marks, codes) for name, _, marks, codes in CODE_CASES + CELL_CASES + FILE_CASES} | {
    name: (FULL, set()) for name in STUDENTS
}


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


NOBODY_ELSES = f"grading-test-{os.getpid()}"  # a name on this machine: two test processes must not share it


def grade_cases(root: Path, only: list[str] | None = None) -> Graded:
    """Let every case, or those in `only`, hand in, and grade the class."""
    make_course(root)
    names = list(only or EXPECTED)
    with listening() as port:
        for name in names:
            write(root, name, port)
        os.environ["GRADING_TEST_SECRET"] = "SECRET"
        try:
            code = grade_both(root, names)
        finally:
            del os.environ["GRADING_TEST_SECRET"]
    return Graded(root, code)


def grade_both(root: Path, names: list[str]) -> int:
    """Grade first those who would wait for ever, then the others; the exit code is the last run's."""
    for limits, chosen in ((IMPATIENT, ENDLESS), (LIMITS, set(EXPECTED) - ENDLESS)):
        if students := [name for name in names if name in chosen]:
            code = grade(NAME, root, jobs=2, students=students, limits=limits, sandbox="bwrap", echo=lambda line: None)
    return code


@contextmanager
def listening():
    """Somebody to be reached on this machine: by the port that this yields, and by name."""
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket(socket.AF_UNIX) as abstract:
        abstract.bind("\0" + NOBODY_ELSES)
        abstract.listen()
        yield server.getsockname()[1]


def write(root: Path, name: str, port: int) -> None:
    """Hand in the case `name`."""
    changes = {name: change for name, change, _, _ in CODE_CASES + CELL_CASES}
    files = {name: put for name, put, _, _ in FILE_CASES}
    folder, notebook = hand_in(root, name), answered(released(root))
    if name in files:
        files[name](folder, notebook)
        return
    changes.get(name, lambda notebook: None)(notebook)
    for cell in notebook.cells:
        cell.source = cell.source.replace("PORT", str(port)).replace("grading-test", NOBODY_ELSES)
    # These notebooks break nbformat's own rules, so without its help.
    (folder / f"{NAME}.ipynb").write_text(json.dumps(notebook))
