"""The student versions as shipped, and the solutions: cell by cell, from top to bottom, in this process."""

import ast
import contextlib
import io
import warnings

import pytest
from simulated_class import ROOT, cell_name, points, read

ASSIGNMENTS = sorted(folder.name for folder in (ROOT / "solutions").iterdir() if folder.is_dir())
NBGRADER = {"grade", "grade_id", "locked", "schema_version", "solution", "task", "cell_type"}


def run(notebook):
    """Run all code cells, warnings as errors; return the exceptions by cell id."""
    variables, failures = {}, {}
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
            warnings.simplefilter("error")
            try:
                exec(compile(cell.source, cell.id, "exec"), variables)
            except Exception as error:
                failures[cell.id] = error
    return failures


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_unsolved_cells_fail_kindly(assignment):
    failures = run(read("exercises", assignment))
    ungraded = {cell for cell in failures if cell.startswith(("look", "together"))}  # they show the student's own work
    assert failures.keys() - ungraded == set(points(assignment))
    for error in failures.values():
        assert isinstance(error, NotImplementedError)
        assert str(error) == "This part is still open: your code goes here."


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_solution_runs_without_a_warning(assignment):
    assert run(read("solutions", assignment)) == {}


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
@pytest.mark.parametrize("folder", ["solutions", "exercises"])
def test_notebook_is_in_order(folder, assignment):
    notebook = read(folder, assignment)
    names = [cell_name(cell) for cell in notebook.cells if cell_name(cell)]
    assert len(set(names)) == len(names)
    assert all(cell.get("id") for cell in notebook.cells)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            ast.parse(cell.source)
            assert cell.outputs == []
            assert cell.execution_count is None
        if settings := cell.metadata.get("nbgrader"):
            assert settings.schema_version == 3
            assert set(settings) - {"points", "checksum"} == NBGRADER
            assert ("points" in settings) == settings.grade
