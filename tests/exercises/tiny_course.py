"""A course with one exercise of three cells: what the instructor's tools need to be tested on, and no more."""

import shutil

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from simulated_class import ROOT

NAME = "tiny"
BOOK = """late_penalty_per_day = 0.1

[tiny]
total = 10
due = 2026-11-02T12:00:00+01:00

[tiny.points]
square-values = 8
why = 2
"""


def cell(new, grade_id, source, *, grade=False, solution=False, points=None):
    """A cell as nbgrader wants it."""
    marks = {"grade_id": grade_id, "grade": grade, "solution": solution, "locked": not solution, "task": False}
    marks |= {"schema_version": 3} | ({"points": points} if grade else {})
    return new(source, id=grade_id, metadata={"nbgrader": marks})


def tiny(root, cells=None):
    """Write the course into the folder `root`, with `cells` in place of its own, and return `root`."""
    shutil.copy(ROOT / "nbgrader_config.py", root)
    folder = root / "solutions" / NAME
    folder.mkdir(parents=True)
    answer = "def square(x):\n    ### BEGIN SOLUTION\n    return x * x\n    ### END SOLUTION"
    cells = cells or [
        cell(new_code_cell, "square", answer, solution=True),
        cell(new_code_cell, "square-values", "# 1 point: a square\nassert square(3) == 9", grade=True, points=1),
        cell(new_markdown_cell, "why", "Because.", grade=True, solution=True, points=2),
    ]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(new_notebook(cells=cells, metadata=kernel), folder / f"{NAME}.ipynb")
    (folder.parent / "gradebook.toml").write_text(BOOK)
    return root


def hand_in(root, student, answers=None, when=None):
    """Put the solution into submitted/STUDENT/, with `answers` in place of some cells and the time stamp `when`."""
    notebook = nbformat.read(root / "solutions" / NAME / f"{NAME}.ipynb", as_version=4)
    for part in notebook.cells:
        part.source = (answers or {}).get(part.id, part.source)
    folder = root / "submitted" / student / NAME
    folder.mkdir(parents=True)
    nbformat.write(notebook, folder / f"{NAME}.ipynb")
    if when:
        (folder / "timestamp.txt").write_text(when)
