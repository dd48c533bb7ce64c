"""Every exercise of the course, right and wrong answers: the points that stock nbgrader gives.

What stock nbgrader gives to all simulated students is asserted in `tests/exercises/test_exercises_grades.py`; here
every third submission is graded, the solution among them: all of them took five minutes.
"""

import shutil
import sys
from pathlib import Path

import nbformat
import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "exercises"))

from simulated_class import ROOT, seats, submission
from simulated_class import points as worth

from utils.grading.course_folder import assignments
from utils.grading.engine import grade
from utils.grading.journal import Journal
from utils.grading.score import points


@pytest.mark.parametrize("assignment", assignments(ROOT))
def test_points_are_stock_nbgraders(bwrap, tmp_path, assignment):
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    shutil.copytree(ROOT / "solutions" / assignment, tmp_path / "solutions" / assignment)
    chosen = seats(assignment)[::3]
    for seat in chosen:
        folder = tmp_path / "submitted" / seat[0].name / assignment
        folder.mkdir(parents=True)
        nbformat.write(submission(assignment, seat), folder / f"{assignment}.ipynb")
    assert grade(assignment, tmp_path, jobs=2, echo=lambda line: None) == 0
    marks = points(assignment, f"sqlite:///{tmp_path}/gradebook.db")
    for seat in chosen:
        lost = {cell for student in seat for cell in student.loses}
        found = marks[seat[0].name]["cells"]
        for cell, maximum in worth(assignment).items():
            assert found[cell] == (0 if cell in lost else maximum, maximum), (seat[0].name, cell)
    noticed = {code for entry in Journal(tmp_path).read(assignment).values() for code, _ in entry["reasons"]}
    assert noticed == set()
