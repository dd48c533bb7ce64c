"""A course with one small assignment, made in a temporary folder: two functions to write, one text, nine points."""

import copy
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from utils.grading.assignments.release import generate

NAME = "small"
DOUBLE = "def double(x):\n    return 2 * x"
SQUARE = "def square(x):\n    return x * x"
SECRET = "near(double(-3.5), -7.0)"
SETUP = """import numpy as np
from utils import checks

def near(a, b):
    assert np.isclose(a, b), f'{a} is not {b}'"""
ANSWERS = {"double": DOUBLE, "square": SQUARE, "why": "Because."}
FULL = {"double-test": 2.0, "square-test": 3.0, "both-test": 2.0}
CONFIG = Path(__file__).parents[2] / "nbgrader_config.py"  # the course's own settings are tested with it


def mark(cell, grade_id, **how):
    marks = {
        "grade_id": grade_id,
        "schema_version": 3,
        "grade": False,
        "solution": False,
        "locked": False,
        "task": False,
    }
    cell.metadata["nbgrader"] = marks | how
    cell["id"] = grade_id
    return cell


def test_of(grade_id, points, source):
    return mark(new_code_cell(source), grade_id, grade=True, locked=True, points=points)


def hidden(visible, secret):
    return f"{visible}\n### BEGIN HIDDEN TESTS\n{secret}\n### END HIDDEN TESTS"


def solved(source):
    head, body = source.split("\n", 1)
    return f"{head}\n    ### BEGIN SOLUTION\n{body}\n    ### END SOLUTION"


def source_notebook():
    return new_notebook(
        cells=[
            new_markdown_cell("# A small assignment", id="title"),
            mark(
                new_code_cell(SETUP),
                "setup",
                locked=True,
            ),
            mark(new_code_cell(solved(DOUBLE)), "double", solution=True),
            test_of("double-test", 2, hidden("near(double(2), 4)", SECRET)),
            mark(new_code_cell(solved(SQUARE)), "square", solution=True),
            test_of("square-test", 3, hidden("near(square(3), 9)", "near(square(-0.5), 0.25)")),
            mark(new_markdown_cell("Why?"), "why", grade=True, solution=True, points=2),
            test_of("both-test", 2, "(double(1) == 2) + (square(2) == 4)"),
        ],
        metadata={
            "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
    )


def make_course(root: Path) -> Path:
    """Write the course into `root`, with its student version."""
    (root / "solutions" / NAME).mkdir(parents=True)
    (root / "nbgrader_config.py").write_text(CONFIG.read_text())
    nbformat.write(source_notebook(), root / "solutions" / NAME / f"{NAME}.ipynb")
    (root / "solutions" / NAME / "numbers.txt").write_text("1 2 3\n")
    generate(None, root)
    return root


def released(root: Path):
    return nbformat.read(root / "exercises" / NAME / f"{NAME}.ipynb", as_version=4)


def cell(notebook, grade_id):
    return next(c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") == grade_id)


def answered(notebook, **answers):
    """A copy of the student version with answers, by default the right ones."""
    notebook = copy.deepcopy(notebook)
    for grade_id, source in (ANSWERS | answers).items():
        cell(notebook, grade_id).source = source
    return notebook


def hand_in(root: Path, student: str, notebook=None, **files: bytes) -> Path:
    """Put a submission into the inbox; `files` are written beside the notebook."""
    folder = root / "submitted" / student / NAME
    folder.mkdir(parents=True)
    if notebook is not None:
        nbformat.write(notebook, folder / f"{NAME}.ipynb")
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder
