"""The tests of a graded class, for test files that name the assignments: two files, for two workers to share."""

from functools import cache

import pytest
from simulated_class import ROOT, cell_name, grade_class, ours, points, read, seats, students

from utils.grading import gradebook


def assignments() -> list[str]:
    """All of them."""
    return sorted(folder.name for folder in (ROOT / "solutions").iterdir() if folder.is_dir())


def pytest_generate_tests(metafunc):
    """Each test once for every one of the file's ASSIGNMENTS, or for every student of them."""
    names = metafunc.module.ASSIGNMENTS
    if "student" in metafunc.fixturenames:
        pairs = [pytest.param(name, who, id=f"{name}-{who.name}") for name in names for who in students(name)]
        metafunc.parametrize(("assignment", "student"), pairs)
    elif "assignment" in metafunc.fixturenames:
        metafunc.parametrize("assignment", names)


@pytest.fixture(scope="module")
def classroom(tmp_path_factory):
    """assignment → the grades of its class, which is graded when the first test asks."""
    return cache(lambda name: grade_class(name, tmp_path_factory.mktemp(name), ours, seats(name)))


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
        assert not any("not seen" in result.messages[cell] for cell in student.loses), result.messages


def test_answers_in_words_wait_for_a_person(classroom, assignment):
    grades = classroom(assignment)
    in_words = set(gradebook.read(ROOT).assignments[assignment].points) - set(points(assignment))
    assert len(in_words) in (1, 2)
    assert grades["the_solution"][0].by_hand == len(in_words)
    assert grades["nothing_done"][0].by_hand == 0  # nothing was written: nbgrader gives zero by itself


def test_there_are_enough_ways_to_be_wrong_and_right(assignment):
    mistaken = [student for student in students(assignment) if student.name != "nothing_done"]
    wrong = {name: [s.name for s in mistaken if name in s.loses] for name in points(assignment)}
    assert 4 <= len(wrong) <= 8
    assert all(len(who) >= 5 for who in wrong.values()), wrong
    assert len([student for student in mistaken if not student.loses]) >= 3  # the solution and two other styles


def test_hints_come_in_stages_and_every_answer_in_words_has_a_marking_guide(assignment):
    cells = read("solutions", assignment).cells
    hints = [cell.source.count("<details><summary>Hint") for cell in cells if cell.cell_type == "markdown"]
    assert sum(hints) >= len(points(assignment))
    assert max(hints) >= 2
    for cell in cells:
        if cell.cell_type == "markdown" and cell_name(cell):
            assert "**Marking guide**" in cell.source
