"""Begin an exercise: a notebook that works, its points in the gradebook's file, and one student who gets it wrong."""

import os
import re
import shutil
import tempfile
from keyword import iskeyword
from pathlib import Path

import nbformat
from nbgrader.utils import is_grade

from utils.grading import gradebook
from utils.grading.assignments import skeleton
from utils.grading.assignments.release import generate
from utils.grading.course_folder import GradingError, assignments, settings

WRONG = '''"""Forgets to divide by the number of entries.

loses: mean-square-values
says: sum of the squares
"""


# %% mean-square
def mean_square(x):
    return np.sum(x**2)
'''


def new_exercise(name: str, root: str | Path = ".") -> list[str]:
    """Make the exercise `name`: source, points, a wrong student, student version. Returns what was written.

    Raises GradingError for a name that is taken or cannot be one, before anything is written.
    """
    root = Path(root).resolve()
    settings(root)  # or this is no course
    if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name) or iskeyword(name):
        raise GradingError(f"An exercise's name is lower-case words joined by _, such as weight_decay; not {name!r}.")
    source, students = root / "solutions" / name, root / "tests" / "exercises" / "students" / name
    if taken := [path for path in (source, students, root / "exercises" / name) if path.exists()]:
        raise GradingError(f"{taken[0].relative_to(root)} is there already. Choose another name, or remove it first.")
    if name in gradebook.read(root).assignments:
        raise GradingError(f"{gradebook.FILE} has a table [{name}] already. Choose another name, or remove it first.")
    notebook = skeleton.notebook(name, how(root))
    source.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=source.parent, prefix=".new-") as temporary:
        (Path(temporary) / name).mkdir()
        nbformat.write(notebook, Path(temporary) / name / f"{name}.ipynb")
        (Path(temporary) / name).rename(source)
    note_points(root / gradebook.FILE, name, notebook)
    students.mkdir(parents=True)
    (students / "sum_for_mean.py").write_text(WRONG, encoding="utf-8")
    generate([name], root)
    return [f"solutions/{name}", gradebook.FILE, f"tests/exercises/students/{name}", f"exercises/{name}"]


def how(root: Path) -> str:
    """The text on how a notebook works: as the other exercises have it, or, where there are none, its heading."""
    for name in assignments(root):
        for cell in nbformat.read(root / "solutions" / name / f"{name}.ipynb", as_version=4).cells:
            if cell.source.startswith(skeleton.HOW):
                return cell.source
    return skeleton.HOW


def note_points(path: Path, name: str, notebook) -> None:
    """Add a table for the exercise to the gradebook's file."""
    points = {c.metadata.nbgrader.grade_id: c.metadata.nbgrader.points for c in notebook.cells if is_grade(c)}
    rows = "".join(f"{cell} = {worth}\n" for cell, worth in points.items())
    table = f"\n[{name}]\ntotal = {sum(points.values())}\n\n[{name}.points]\n{rows}"
    draft = path.with_suffix(".fresh")
    if path.exists():
        shutil.copy(path, draft)
    with open(draft, "a", encoding="utf-8") as file:
        file.write(table)
    os.replace(draft, path)
