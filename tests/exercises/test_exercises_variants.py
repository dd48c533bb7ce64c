"""Other numbers for every student: from notebook to marks, by our grader in its sandbox and by nbgrader's own."""

import shutil

import pytest
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.api import Gradebook
from simulated_class import nbgrader
from tiny_course import NAME, cell, hand_in, tiny

from utils import variants
from utils.checks import Mistake
from utils.grading.engine import grade
from utils.grading.gradebook import FILE
from utils.grading.isolation.sandbox import works
from utils.grading.submissions.whose import stated
from utils.variants import Variant

NUMBERS = """from utils import variants

mine = variants.Variant("tiny", student)
a, b = mine.integer("a", 1, 999), mine.integer("b", 1, 999)"""
TEST = """assert answer == a + b
### BEGIN HIDDEN TESTS
again = variants.Variant("tiny", student)
assert answer == again.integer("a", 1, 999) + again.integer("b", 1, 999)
### END HIDDEN TESTS"""
TABLE = "[tiny]\ntotal = 10\npoints.sum-value = 8\npoints.own-numbers = 2\n"


def sum_of(student):
    numbers = Variant(NAME, student)
    return numbers.integer("a", 1, 999) + numbers.integer("b", 1, 999)


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """An exercise with variants, and four who hand it in; Ada works, and two know her."""
    solution = "### BEGIN SOLUTION\n{}\n### END SOLUTION"
    root = tiny(
        tmp_path_factory.mktemp("variants"),
        [
            cell(new_code_cell, "who", solution.format('student = "model"'), solution=True),
            cell(new_code_cell, "numbers", NUMBERS),
            cell(new_code_cell, "sum", solution.format("answer = a + b"), solution=True),
            cell(new_code_cell, "sum-value", TEST, grade=True, points=8),
            cell(new_code_cell, "own-numbers", "variants.check(student)", grade=True, points=2),
        ],
    )
    (root / FILE).write_text(TABLE)
    by_hand = f"answer = {sum_of('ada')}"
    hand_in(root, "ada", {"who": 'student = "ada"', "sum": by_hand})
    hand_in(root, "bob", {"who": 'student = "ada"', "sum": by_hand})  # the neighbour's file as it is
    hand_in(root, "cem", {"who": 'student = "cem"', "sum": by_hand})  # the neighbour's answer under the own name
    hand_in(root, "dora", {"who": 'student = " Dora "'})
    (root / "submitted" / "bob" / NAME / variants.TICKET).write_text('{"student": "ada"}')
    return root


MARKS = {"ada": (8, 2), "bob": (0, 0), "cem": (0, 2), "dora": (8, 2)}


def marks(root):
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as book:
        found = {student: book.find_submission(NAME, student).notebooks[0].grades for student in MARKS}
        scores = {student: {grade.name: grade.auto_score for grade in grades} for student, grades in found.items()}
    return {student: (score["sum-value"], score["own-numbers"]) for student, score in scores.items()}


def test_our_grader_gives_everybody_their_own_numbers_and_names_the_neighbour(course):
    if shutil.which("bwrap") is None or not works("bwrap"):
        pytest.skip("bubblewrap does not work here: sudo apt install bubblewrap")
    said = []
    assert grade(NAME, course, sandbox="bwrap", echo=said.append) == 0
    assert marks(course) == MARKS
    assert {line.split(":")[0] for line in said if "OTHER_VARIANT" in line} == {"bob"}
    report = (course / "grades" / NAME / "report.html").read_text()
    assert "The notebook states another student" in report


@pytest.mark.parametrize(
    ("cells", "other"),
    [
        (['student = "ada"'], ""),
        (['student = ""', "x = 1", "student = ' Ada '"], ""),
        (["print(1)"], ""),
        (['student = "ada"', 'student = "bob"'], "bob"),
        (['student = ""'], "nobody"),
        (['if True:\n    student = "bob"'], ""),  # only what is plainly written; the numbers decide anyway
    ],
)
def test_the_id_a_notebook_states(cells, other):
    assert stated([new_notebook(cells=[new_code_cell(source) for source in cells])], "ada") == other


def test_so_does_stock_nbgrader(course, tmp_path):
    for name in ("solutions", "submitted", "nbgrader_config.py"):
        (shutil.copytree if (course / name).is_dir() else shutil.copy)(course / name, tmp_path / name)
    nbgrader(tmp_path, "generate_assignment", NAME)
    nbgrader(tmp_path, "autograde", NAME)
    assert marks(tmp_path) == MARKS


def test_numbers_are_fixed_for_ever_and_differ_between_students():
    """The documented rule, by hand: a new version of the course must not give anybody other numbers."""
    ada = Variant("weight_decay", "ada")
    assert ada.seed("rate") == int("55a38093e31e2116", 16)
    assert Variant("weight_decay", " Ada") == Variant("weight_decay", " Ada")
    assert Variant("weight_decay", " ADA ").seed("rate") == ada.seed("rate")
    numbers = {Variant("weight_decay", f"s{i}").integer("rate", 1, 10**6) for i in range(200)}
    assert len(numbers) == 200
    assert {ada.integer(f"n{i}", 2, 4) for i in range(100)} == {2, 3, 4}
    assert ada.choice("word", ["a", "b", "c"]) in {"a", "b", "c"}


def test_at_home_the_notebook_decides_and_nothing_is_refused(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    (tmp_path / variants.TICKET).write_text('{"student": "bob"}')
    variants.check("ada")
    assert Variant(NAME, "ada").student == "ada"
    monkeypatch.setenv("NBGRADER_EXECUTION", "validate")
    assert Variant(NAME, "ada").student == "ada"
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert Variant(NAME, "ada").student == "bob"
    with pytest.raises(Mistake, match="has the numbers of 'ada', and 'bob' handed it in"):
        variants.check("ada")
