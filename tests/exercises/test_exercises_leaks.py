"""Nothing of a solution, a hidden test or a marking guide survives in `exercises/`."""

import pytest
from leaks import leaks, secrets
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output
from simulated_class import ROOT, read

from utils.grading.assignments.release import is_current

ASSIGNMENTS = sorted(folder.name for folder in (ROOT / "solutions").iterdir() if folder.is_dir())


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_no_leak(assignment):
    code, prose = secrets(read("solutions", assignment))
    assert len(code) >= 8  # four to eight solutions, and as many hidden tests
    assert len(prose) in (1, 2)
    assert leaks(read("solutions", assignment), read("exercises", assignment)) == set()


def test_exercises_are_what_is_generated_today():
    assert is_current(ROOT), "exercises/ is out of date or was edited by hand: run `make exercises`"


def reformatted_code(notebook):
    notebook.cells.append(new_code_cell("if True:\n  height=(0)\n  print( (height)*((1.0)\n   -height) )"))


def renamed_call(notebook):
    notebook.cells.append(new_code_cell("shape = (np.where( size==0 ,1.0,size), 3)"))


def hidden_test(notebook):
    notebook.cells.append(
        new_code_cell("points = np.linspace(-9., 7., num := 23)\nnp.exp(points)/(1. + np.exp(points))")
    )


def code_in_a_hint(notebook):
    notebook.cells.append(new_markdown_cell("Try\n\n```python\nreturn s*(1. - s)\n```"))


def comment(notebook):
    notebook.cells[2].source += "\n# the exponential of minus the absolute value never overflows, you know"


def output(notebook):
    line = "----> 5     return np.where(x >= 0, 1.0, small) / (1.0 + small)"
    notebook.cells.append(new_code_cell("1", outputs=[new_output("stream", text=line)]))


def metadata(notebook):
    notebook.cells[2].metadata["note"] = "return (f(x + h) - f(x - h)) / (2.0 * h)"


def marking_guide(notebook):
    notebook.cells.append(new_markdown_cell("- 1 point: the product shrinks at least as fast as …"))


def model_answer(notebook):
    notebook.metadata["answer"] = "a parabola with its top at"


@pytest.mark.parametrize(
    "plant",
    [
        reformatted_code,
        renamed_call,
        hidden_test,
        code_in_a_hint,
        comment,
        output,
        metadata,
        marking_guide,
        model_answer,
    ],
)
def test_a_planted_leak_is_found(plant):
    release = read("exercises", "sigmoid_derivative")
    plant(release)
    assert leaks(read("solutions", "sigmoid_derivative"), release)
