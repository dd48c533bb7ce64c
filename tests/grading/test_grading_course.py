"""Stock nbgrader gives the students of every exercise, right and wrong answers, the points that ours gives.

What each student should have stands in the student's file: `tests/exercises/test_exercises_grades.py` asserts it of
our grader for all students, this file of stock nbgrader for the solution and the submission with most mistakes.
"""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "exercises"))

from simulated_class import ROOT, grade_class, points, seats, stock

from utils.grading.course_folder import assignments


@pytest.mark.parametrize("assignment", assignments(ROOT))
def test_points_are_stock_nbgraders(assignment, tmp_path):
    solution, *mistaken = seats(assignment)
    for result, seat in grade_class(assignment, tmp_path, stock, [solution, max(mistaken, key=len)]).values():
        lost = {cell for student in seat for cell in student.loses}
        assert result.marks == {cell: 0 if cell in lost else worth for cell, worth in points(assignment).items()}
