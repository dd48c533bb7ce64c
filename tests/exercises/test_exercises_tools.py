"""`generate` and `grade` on a copy of the course, and what they say when something is not as it should be."""

import shutil

import nbformat
import pytest
from simulated_class import ROOT, read, submission

from utils.grading.assignments.release import generate, is_current
from utils.grading.course_folder import GradingError
from utils.grading.engine import GRADED, SOME_REJECTED, grade

NAME = "chain_rule"


@pytest.fixture
def course(tmp_path):
    """A course with one exercise, not yet generated: every conversion costs a second or two."""
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    shutil.copytree(ROOT / "solutions" / NAME, tmp_path / "solutions" / NAME)
    return tmp_path


def everything(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_generate_is_repeatable_and_leaves_nothing_behind(course):
    assert generate(root=course) == [NAME]
    first = everything(course)
    assert everything(course / "exercises" / NAME) == everything(ROOT / "exercises" / NAME)
    (course / "exercises" / "retired").mkdir()
    assert not is_current(course)
    generate(root=course)
    assert everything(course) == first  # no gradebook, no temporary folder
    assert [path.name for path in (course / "exercises").iterdir()] == [NAME]


def test_answers_and_other_assignments_are_not_overwritten(course):
    path = course / "exercises" / NAME / f"{NAME}.ipynb"
    path.parent.mkdir(parents=True)
    nbformat.write(submission(NAME, []), path)
    before = path.read_bytes()
    with pytest.raises(GradingError, match=r"answers in exercises/ \(chain_rule\)"):
        generate(root=course)
    assert path.read_bytes() == before
    for folder in ("solutions", "exercises"):
        (course / folder / "other").mkdir()
        (course / folder / "other" / "other.ipynb").write_text("mine")
    assert generate([NAME], root=course, force=True) == [NAME]
    assert nbformat.read(path, as_version=4) == read("exercises", NAME)
    assert (course / "exercises" / "other" / "other.ipynb").read_text() == "mine"


def test_refusals_say_what_to_do(course, tmp_path_factory):
    with pytest.raises(GradingError, match=r"Unknown assignment: chain_rul\. There are: chain_rule\."):
        generate(["chain_rul"], course)
    with pytest.raises(GradingError, match="Unknown assignment"):
        grade("chain_rul", course)
    with pytest.raises(GradingError, match=f"submitted/STUDENT/{NAME}/{NAME}.ipynb"):
        grade(NAME, course)
    with pytest.raises(GradingError, match="Call this from the top folder"):
        generate(root=tmp_path_factory.mktemp("elsewhere"))


def test_a_source_that_nbgrader_refuses(course):
    path = course / "solutions" / NAME / f"{NAME}.ipynb"
    path.write_text(path.read_text().replace("### END SOLUTION", ""))
    with pytest.raises(GradingError, match=r"nbgrader refuses solutions/chain_rule: \w+: no end solution"):
        generate([NAME], course)
    assert not (course / "exercises").exists()


def test_grade_reports_each_student_and_survives_a_broken_notebook(course):
    for student, text in {"ada": nbformat.writes(submission(NAME, [])), "bob": "not a notebook"}.items():
        folder = course / "submitted" / student / NAME
        folder.mkdir(parents=True)
        (folder / f"{NAME}.ipynb").write_text(text)
    said = []
    # Without a sandbox: both notebooks are our own.
    assert grade(NAME, course, sandbox="none", echo=said.append) == SOME_REJECTED
    assert "ada: 16 of 20 points, 1 answer(s) still to be graded by hand" in said
    assert any(line.startswith("bob: NOT GRADED. NOT_A_NOTEBOOK") for line in said)
    shutil.rmtree(course / "submitted" / "bob")
    assert grade(NAME, course, sandbox="none", echo=said.append) == GRADED
    assert not (course / "exercises").exists()
