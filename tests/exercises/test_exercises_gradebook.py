"""One file for points, totals and due dates: what it decides, and what it says when it is wrong."""

import re
from datetime import timedelta

import nbformat
import pytest
from nbgrader.api import Gradebook
from simulated_class import ROOT, read
from tiny_course import BOOK, NAME, hand_in, tiny

from utils.grading import gradebook
from utils.grading.assignments.prose import disagreements
from utils.grading.assignments.release import generate
from utils.grading.course_folder import GradingError
from utils.grading.engine import grade
from utils.grading.late import LatePenalty

ASSIGNMENTS = sorted(folder.name for folder in (ROOT / "solutions").iterdir() if folder.is_dir())


def points(path):
    cells = nbformat.read(path, as_version=4).cells
    return {c.metadata.nbgrader.grade_id: c.metadata.nbgrader.get("points") for c in cells if "nbgrader" in c.metadata}


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_file_cells_and_words_agree(assignment):
    entry, notebook = gradebook.read(ROOT).assignments[assignment], read("solutions", assignment)
    graded = [cell.metadata.nbgrader for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade")]
    assert {marks.grade_id: marks.points for marks in graded} == entry.points
    assert disagreements(notebook) == []


WRONG = {
    "line 2: a.total is 3, and the points add up to 2": "[a]\ntotal = 3\npoints.x = 2",
    "line 3: a.points.x should be a number of points, and is '2'": "[a]\n[a.points]\nx = '2'",
    "line 2: a.due should be a time with its zone": "[a]\ndue = 2027-01-15T12:00:00\ntotal = 0",
    "line 2: a.deu is not known here": "[a]\ndeu = 1",
    "line 1: late_penalty_per_day should be a number from 0 to 1, and is 10": "late_penalty_per_day = 10",
    "line 1: course is not known here": "course = 'x'",
    "is no TOML: Invalid value (at line 2, column 7)": "[a]\ndue = \ntotal = 3",
}


@pytest.mark.parametrize("sentence", WRONG)
def test_a_wrong_file_names_line_and_key(sentence, tmp_path):
    (tmp_path / "solutions").mkdir()
    (tmp_path / gradebook.FILE).write_text(WRONG[sentence])
    with pytest.raises(GradingError, match=re.escape(sentence)):
        gradebook.read(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("why = 2", "wyh = 2", "line 9: tiny.points.wyh is no graded cell of solutions/tiny; there are square-values"),
        ("square-values = 8\n", "", "line 7: tiny.points lacks square-values, a graded cell of solutions/tiny"),
    ],
)
def test_a_file_that_does_not_fit_the_notebook(old, new, sentence, tmp_path):
    tiny(tmp_path)
    text = BOOK.replace(old, new)
    (tmp_path / gradebook.FILE).write_text(text if "wyh" in text else text.replace("total = 10", "total = 2"))
    with pytest.raises(GradingError, match=re.escape(sentence)):
        generate(root=tmp_path)
    assert not (tmp_path / "exercises").exists()


def test_points_reach_source_and_student_version_and_stale_words_are_named(tmp_path):
    generate(root=tiny(tmp_path))
    for folder in ("solutions", "exercises"):
        assert points(tmp_path / folder / NAME / f"{NAME}.ipynb") == {"square": None, "square-values": 8, "why": 2}
    notebook = nbformat.read(tmp_path / "solutions" / NAME / f"{NAME}.ipynb", as_version=4)
    assert disagreements(notebook) == ["the cell square-values says 1 points and has 8"]
    notebook.cells.insert(0, nbformat.v4.new_markdown_cell("| 1 | squares | 8 + 2 | 5 |\n| 2 | more | 3 | 5 |"))
    notebook.cells.insert(1, nbformat.v4.new_markdown_cell("## Part 1: squares (9 points, 5 minutes)"))
    assert disagreements(notebook)[1:] == [
        "the heading of part 1 says 9 points and its cells have 10",
        "the table's row 2 says 3 points and its cells have 0",
    ]


def test_late_work_costs_what_the_file_says_until_the_file_says_otherwise(tmp_path):
    """Due on 2 November at 11:00 UTC; a tenth a day begun, of the 8 points a machine gives."""
    tiny(tmp_path)
    hand_in(tmp_path, "ada", when="2026-11-02 10:59:59 UTC")
    hand_in(tmp_path, "bob", when="2026-11-03 11:00:01 UTC")

    def penalties():
        assert grade(NAME, tmp_path, sandbox="none", jobs=1, echo=lambda line: None) == 0
        with Gradebook(f"sqlite:///{tmp_path / 'gradebook.db'}") as book:
            return {s.student_id: (s.score, s.late_submission_penalty) for s in book.assignment_submissions(NAME)}

    assert penalties() == {"ada": (8, 0), "bob": (8, pytest.approx(1.6))}
    with Gradebook(f"sqlite:///{tmp_path / 'gradebook.db'}") as book:
        book.update_or_create_submission(NAME, "bob", extension=timedelta(days=1))
    assert penalties() == {"ada": (8, 0), "bob": (8, pytest.approx(0.8))}
    (tmp_path / gradebook.FILE).write_text(BOOK.replace("2026-11-02T", "2026-11-05T"))
    assert penalties() == {"ada": (8, 0), "bob": (8, 0)}
    # A date that stands in the gradebook alone counts as well, and what a day costs.
    (tmp_path / gradebook.FILE).write_text(re.sub("due = .*", "", BOOK))
    with Gradebook(f"sqlite:///{tmp_path / 'gradebook.db'}") as book:
        book.update_or_create_assignment(NAME, duedate="2026-11-02 11:00:00 UTC")
    assert penalties()["bob"] == (8, pytest.approx(0.8))
    (tmp_path / gradebook.FILE).write_text(re.sub("due = .*", "", BOOK).replace("0.1", "0.5"))
    assert penalties()["bob"] == (8, pytest.approx(4))


def test_a_penalty_is_never_more_than_all():
    plugin = LatePenalty(per_day=0.3)
    assert plugin.late_submission_penalty("ada", 10, 1) == 3
    assert plugin.late_submission_penalty("ada", 10, 5 * 86_400) == 10
    assert LatePenalty().late_submission_penalty("ada", 10, 5) is None
