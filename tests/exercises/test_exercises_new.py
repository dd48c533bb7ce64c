"""`course new-exercise`: what it makes passes, as it stands, what every exercise must pass."""

import shutil

import pytest
import simulated_class
import test_exercises_student_version as house
from click.testing import CliRunner
from leaks import leaks, secrets
from nbgrader.api import Gradebook
from nbgrader.utils import is_grade
from simulated_class import ROOT, read, seats, submission

from utils.course.main import cli
from utils.grading import gradebook
from utils.grading.assignments.new_exercise import new_exercise
from utils.grading.assignments.prose import disagreements
from utils.grading.assignments.release import is_current
from utils.grading.course_folder import GradingError
from utils.grading.engine import grade

NAME = "weight_decay"


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course with one exercise of the old ones, and the new one beside it."""
    root = tmp_path_factory.mktemp("course")
    shutil.copy(ROOT / "nbgrader_config.py", root)
    shutil.copytree(ROOT / "solutions" / "chain_rule", root / "solutions" / "chain_rule")
    (root / gradebook.FILE).write_text("# mine\n")
    new_exercise(NAME, root)
    return root


@pytest.fixture
def read_there(course, monkeypatch):
    """The house's tests look into that course instead of ours."""
    monkeypatch.setattr(simulated_class, "ROOT", course)


@pytest.mark.usefixtures("read_there")
def test_it_is_in_order_keeps_its_secrets_and_fails_kindly():
    for folder in ("solutions", "exercises"):
        house.test_notebook_is_in_order(folder, NAME)
    house.test_unsolved_cells_fail_kindly(NAME)
    house.test_solution_runs_without_a_warning(NAME)
    source = read("solutions", NAME)
    code, prose = secrets(source)
    assert (len(code), len(prose)) == (2, 1)
    assert leaks(source, read("exercises", NAME)) == set()
    assert "Hints come in stages" in source.cells[1].source  # as the other exercises have it


@pytest.mark.usefixtures("read_there")
def test_points_are_in_the_file_and_agree_with_the_words(course):
    notebook = read("solutions", NAME)
    marks = [cell.metadata.nbgrader for cell in notebook.cells if is_grade(cell)]
    assert gradebook.read(course).assignments[NAME].points == {mark.grade_id: mark.points for mark in marks}
    assert disagreements(notebook) == []
    assert (course / gradebook.FILE).read_text().startswith("# mine\n")


@pytest.mark.usefixtures("read_there")
def test_solution_earns_all_the_unsolved_nothing_and_the_sample_student_loses(course):
    for seat in seats(NAME):
        folder = course / "submitted" / seat[0].name / NAME
        folder.mkdir(parents=True)
        simulated_class.nbformat.write(submission(NAME, seat), folder / f"{NAME}.ipynb")
    assert grade(NAME, course, sandbox="none", jobs=1, echo=lambda line: None) == 0
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
        marks = {submitted.student_id: submitted.score for submitted in book.assignment_submissions(NAME)}
    assert marks == {"the_solution": 2, "nothing_done": 0, "sum_for_mean": 0}
    said = (course / "autograded" / "sum_for_mean" / NAME / f"{NAME}.ipynb").read_text()
    assert "this is the sum of the squares. Divide by how many there are" in said


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("chain_rule", "solutions/chain_rule is there already"),
        (NAME, f"solutions/{NAME} is there already"),
        ("Weight decay", "lower-case words joined by _, such as weight_decay; not 'Weight decay'"),
        ("../evil", "not '../evil'"),
        ("class", "not 'class'"),
        ("nested__name", "not 'nested__name'"),
    ],
)
def test_a_name_that_cannot_be_is_refused_and_nothing_is_written(name, sentence, course):
    before = sorted(course.rglob("*"))
    with pytest.raises(GradingError) as refused:
        new_exercise(name, course)
    assert sentence in str(refused.value)
    assert sorted(course.rglob("*")) == before


def test_a_table_without_its_folder_is_refused(course):
    text = (course / gradebook.FILE).read_text()
    (course / gradebook.FILE).write_text(text + "[orphan]\ntotal = 0\n")
    with pytest.raises(GradingError, match=r"has a table \[orphan\] already"):
        new_exercise("orphan", course)
    (course / gradebook.FILE).write_text(text)


def test_the_command_refuses_in_one_line(course):
    said = CliRunner().invoke(cli, ["new-exercise", "Chain", "--course-dir", str(course)])
    assert said.exit_code == 1
    assert said.output.startswith("Error: An exercise's name is lower-case words")


def test_the_student_version_stays_current(course):
    shutil.rmtree(course / "solutions" / "chain_rule")  # its student version was not made
    assert is_current(course)
