"""Stock nbgrader gives every simulated student exactly the points the student should have."""

from functools import cache

import pytest
from simulated_class import grade_class, points, students

ASSIGNMENTS = (
    "backpropagation",
    "chain_rule",
    "going_deeper",
    "nonlinearity",
    "optimizers",
    "regularisation",
    "sigmoid_derivative",
)
EVERYBODY = [
    pytest.param(assignment, student, id=f"{assignment}-{student.name}")
    for assignment in ASSIGNMENTS
    for student in students(assignment)
]


@pytest.fixture(scope="module")
def classroom(tmp_path_factory):
    """assignment → the grades of its class; nbgrader runs once for each, when the first test asks."""
    return cache(lambda assignment: grade_class(assignment, tmp_path_factory.mktemp(assignment)))


@pytest.mark.parametrize(("assignment", "student"), EVERYBODY)
def test_marks_and_message(classroom, assignment, student):
    result, seat = classroom(assignment)[student.name]
    lost = {cell for neighbour in seat for cell in neighbour.loses}
    table = {cell: 0 if cell in lost else worth for cell, worth in points(assignment).items()}
    assert result.marks == table, result.messages
    for cell in student.loses:
        assert "Mistake: " in result.messages[cell] or "NotImplementedError: " in result.messages[cell]
    if student.says:
        assert student.says in result.messages[student.loses[0]]
    if student.says != "not seen":  # all others are told by the tests they can see
        assert not any("not seen" in message for message in result.messages.values()), result.messages


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_answers_in_words_wait_for_a_person(classroom, assignment):
    grades = classroom(assignment)
    assert grades["the_solution"][0].by_hand == 1
    assert grades["nothing_done"][0].by_hand == 0  # nothing was written: nbgrader gives zero by itself


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_there_are_enough_ways_to_be_wrong_and_right(assignment):
    wrong = {name: [s for s in students(assignment) if name in s.loses] for name in points(assignment)}
    assert all(len(who) >= 3 for who in wrong.values()), {name: len(who) for name, who in wrong.items()}
    assert len([s for s in students(assignment) if not s.loses]) == 3  # the solution and two other styles
    assert sum(points(assignment).values()) == 16
