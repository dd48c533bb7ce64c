"""A class of simulated students: what each hands in, and how it is graded by `course grade` or by stock nbgrader.

A student is a small file in `students/ASSIGNMENT/`. Its docstring says what the student got wrong, which test cells
that costs (`loses:`) and what the first message must contain (`says:`). Below follow the cells that the student
answers differently from the solution, each after a line `# %% NAME-OF-THE-CELL`.
"""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook

from utils.grading.engine import grade
from utils.grading.isolation.sandbox import works
from utils.grading.journal import Journal

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Student:
    """`cells` holds sources by cell name, `loses` the test cells lost, `says` a part of the first message."""

    name: str
    cells: dict[str, str]
    loses: tuple[str, ...]
    says: str | None


def read(folder: str, assignment: str) -> nbformat.NotebookNode:
    """The notebook of `assignment` in `solutions` or `exercises`."""
    return nbformat.read(ROOT / folder / assignment / f"{assignment}.ipynb", as_version=4)


def cell_name(cell) -> str:
    """nbgrader's name of a cell, "" where it has none."""
    return cell.metadata.get("nbgrader", {}).get("grade_id", "")


def points(assignment: str) -> dict[str, float]:
    """Test cell → its points, for the cells that a machine grades."""
    graded = (cell for cell in read("exercises", assignment).cells if cell.cell_type == "code")
    return {
        cell_name(cell): cell.metadata.nbgrader.points
        for cell in graded
        if cell.metadata.get("nbgrader", {}).get("grade")
    }


def solved(assignment: str) -> dict[str, str]:
    """Solution cell → the source that the solution has there."""
    cells = read("solutions", assignment).cells
    return {cell_name(cell): cell.source for cell in cells if cell.metadata.get("nbgrader", {}).get("solution")}


def students(assignment: str) -> list[Student]:
    """All students of `assignment`, with the best and the laziest among them."""
    everything = tuple(points(assignment))
    files = sorted((ROOT / "tests" / "exercises" / "students" / assignment).glob("*.py"))
    unsolved = {cell_name(cell): cell.source for cell in read("exercises", assignment).cells if cell_name(cell)}
    return [
        Student("the_solution", {}, (), None),
        Student("nothing_done", unsolved, everything, "This part is still open"),
        *map(_student, files),
    ]


def _student(path: Path) -> Student:
    docstring, *cells = re.split(r"^# %% (.+)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    said = dict(re.findall(r"^(loses|says): (.+)$", docstring, flags=re.MULTILINE))
    loses = () if said["loses"] == "nothing" else tuple(said["loses"].split(", "))
    return Student(path.stem, dict(zip(cells[::2], map(str.strip, cells[1::2]), strict=True)), loses, said.get("says"))


def seats(assignment: str) -> list[list[Student]]:
    """The class, with students whose mistakes cannot meet sharing one submission: grading costs a kernel for each."""
    answers, taken = solved(assignment), []
    for student in students(assignment):
        sharing = (seat for seat in taken if all(_independent(student, other, answers) for other in seat))
        seat = next(sharing, None)
        if seat is None:
            taken.append([student])
        else:
            seat.append(student)
    return taken


def _independent(one: Student, other: Student, answers: dict[str, str]) -> bool:
    """Whether the two answer different cells, and none of them uses a function that the other defines."""
    if not one.loses or not other.loses or set(one.cells) & set(other.cells):
        return False

    def defined(student):
        trees = (ast.walk(ast.parse(answers[name])) for name in student.cells)
        return {node.name for tree in trees for node in tree if isinstance(node, ast.FunctionDef)}

    def used(student):
        sources = [*student.cells.values(), *(answers[name] for name in student.cells)]
        return set(re.findall(r"\w+", " ".join(sources)))

    return not (defined(one) & used(other) or defined(other) & used(one))


def submission(assignment: str, seat: list[Student]) -> nbformat.NotebookNode:
    """The student version with the answers of the solution, except where the students in this seat know better."""
    notebook = read("exercises", assignment)
    answers = solved(assignment)
    for student in seat:
        answers |= student.cells
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("solution"):
            cell.source = answers[cell_name(cell)]
    return notebook


@dataclass(frozen=True)
class Graded:
    """Marks and messages by test cell, and the number of answers left to a person."""

    marks: dict[str, float]
    messages: dict[str, str]
    by_hand: int


def grade_class(
    assignment: str, course: Path, grader: Callable[[str, Path], None], chosen: list[list[Student]]
) -> dict[str, tuple[Graded, list[Student]]]:
    """Grade the `chosen` seats in one run of `grader`, `ours` or `stock`, in the empty folder `course`.

    Returns for each student the grades of the submission, and the students who share it.
    """
    shutil.copy(ROOT / "nbgrader_config.py", course)
    shutil.copytree(ROOT / "solutions" / assignment, course / "solutions" / assignment)
    for seat in chosen:
        folder = course / "submitted" / seat[0].name / assignment
        folder.mkdir(parents=True)
        nbformat.write(submission(assignment, seat), folder / f"{assignment}.ipynb")
    grader(assignment, course)
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        by_seat = [(seat, _graded(gradebook, assignment, seat[0].name, course)) for seat in chosen]
    return {student.name: (grades, seat) for seat, grades in by_seat for student in seat}


def ours(assignment: str, course: Path) -> None:
    """`course grade`; its wall stands where it can. These students are honest: it must not notice anything."""
    tier = "bwrap" if shutil.which("bwrap") and works("bwrap") else "none"
    assert grade(assignment, course, jobs=1, sandbox=tier, echo=lambda line: None) == 0
    assert [entry["reasons"] for entry in Journal(course).read(assignment).values() if entry["reasons"]] == []


def stock(assignment: str, course: Path) -> None:
    """`nbgrader autograde`, a kernel for each submission."""
    nbgrader(course, "generate_assignment", assignment)
    nbgrader(course, "autograde", assignment)


def nbgrader(course: Path, *command: str) -> None:
    """A stock nbgrader command in the folder `course`, run by this Python."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])  # nbgrader calls alembic by name
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *command],
        cwd=course,
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-3000:]


def _graded(gradebook: Gradebook, assignment: str, student: str, course: Path) -> Graded:
    submitted = gradebook.find_submission_notebook(assignment, assignment, student)
    notebook = nbformat.read(course / "autograded" / student / assignment / f"{assignment}.ipynb", as_version=4)
    messages = {
        cell_name(cell): f"{output.ename}: {output.evalue}"
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if output.output_type == "error"
    }
    marks = {grade.name: grade.auto_score for grade in submitted.grades if grade.name in points(assignment)}
    return Graded(marks, messages, sum(grade.needs_manual_grade for grade in submitted.grades))
