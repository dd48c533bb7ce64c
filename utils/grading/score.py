"""Decide and store the grades: nbgrader's own Autograde, with outputs inserted where it would execute."""

import json
import shutil
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.converters import Autograde
from nbgrader.preprocessors import Execute, NbGraderPreprocessor
from nbgrader.utils import determine_grade, is_grade
from traitlets.config import Config

from utils.grading.course_folder import course_directory, replace_folder, run
from utils.grading.reasons import SENTENCES
from utils.grading.submissions.ingest import TIME

BAD_VALUE = {
    "output_type": "error",
    "ename": "BAD_VALUE",
    "evalue": SENTENCES["BAD_VALUE"],
    "traceback": [SENTENCES["BAD_VALUE"]],
}
NORMALISED, SCORED = ".grading/normalised", ".grading/scored"


class InsertOutputs(NbGraderPreprocessor):
    """Takes the place of Execute: the outputs have been made elsewhere."""

    def preprocess(self, nb, resources):
        """Put the outputs in `resources` into the code cells.

        Raises RuntimeError if they belong to other cells than these.
        """
        sources, outputs, counts = resources["nbgrader"]["executed"]
        if [cell.source for cell in nb.cells] != sources:
            raise RuntimeError("What nbgrader scores is not what was executed.")
        for cell, output, count in zip(nb.cells, outputs, counts, strict=True):
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = nbformat.from_dict(output), count
        return nb, resources


def fail_bad_values(notebook: NotebookNode, outputs: list) -> list[str]:
    """Put an error before `outputs` that nbgrader cannot turn into points, where it would give up on everything.

    Returns the names of those test cells.
    """
    names = []
    for cell, output in zip(notebook.cells, outputs, strict=True):
        if cell.cell_type == "code" and is_grade(cell):
            try:
                determine_grade(NotebookNode(cell | {"outputs": nbformat.from_dict(output)}))
            except Exception:
                output.insert(0, BAD_VALUE)
                names.append(cell.metadata.nbgrader["grade_id"])
    return names


class Score(Autograde):
    """Autograde for one student's normalised notebooks; `executed` maps their names to sources, outputs, counts."""

    executed: dict[str, tuple]

    def __init__(self, coursedir, folder: Path, executed: dict[str, tuple], **kwargs):
        super().__init__(coursedir=coursedir, **kwargs)
        self.folder, self.executed = folder, executed
        self.autograde_preprocessors = [InsertOutputs if p is Execute else p for p in self.autograde_preprocessors]

    def init_notebooks(self):
        # Not by pattern: a student's name may hold characters that mean something in one.
        self.assignments = {str(self.folder): [str(self.folder / f"{name}.ipynb") for name in self.executed]}
        self.notebooks = []

    def init_single_notebook_resources(self, notebook_filename):
        resources = super().init_single_notebook_resources(notebook_filename)
        resources["nbgrader"]["executed"] = self.executed[resources["nbgrader"]["notebook"]]
        return resources


def score(
    assignment: str,
    student: str,
    notebooks: dict[str, tuple[NotebookNode, dict]],
    files: dict[str, bytes],
    timestamp: str | None,
    root: Path,
    config: Config,
) -> list[str]:
    """Write one submission into the gradebook and into autograded/, which is replaced whole or not at all.

    `notebooks` maps names to the normalised notebook and the worker's result. Returns the test cells whose value is no
    number of points. Raises GradingError with nbgrader's own words where nbgrader refuses.
    """
    course = course_directory(root, config)
    final = Path(course.format_path(course.autograded_directory, student, assignment))
    course.submitted_directory, course.autograded_directory = NORMALISED, SCORED
    normalised, scored = (Path(course.format_path(step, student, assignment)) for step in (NORMALISED, SCORED))
    for folder in (normalised, scored):
        shutil.rmtree(folder, ignore_errors=True)
    normalised.mkdir(parents=True)
    executed, bad_values = {}, []
    for name, (notebook, result) in notebooks.items():
        bad_values += fail_bad_values(notebook, result["outputs"])
        (normalised / f"{name}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
        executed[name] = ([cell.source for cell in notebook.cells], result["outputs"], result["counts"])
    for name, content in files.items():
        (normalised / name).parent.mkdir(parents=True, exist_ok=True)
        (normalised / name).write_bytes(content)
    if timestamp:
        (normalised / TIME).write_text(timestamp, encoding="utf-8")
    converter = Score(course, normalised, executed, config=config)
    run(converter, "nbgrader could not score it")
    replace_folder(final, scored)
    shutil.rmtree(normalised.parent)
    return bad_values


def points(assignment: str, db_url: str) -> dict[str, dict]:
    """student → "score", "late", "max", "extension", "manual" and "cells" (grade_id → points, maximum).

    "score" is what `nbgrader export` gives: without the penalty "late", but never below zero. "manual" counts the
    answers that wait for a person, "extension" is what nbgrader's gradebook grants, or None.
    """
    with Gradebook(db_url) as gradebook:
        return {
            submission.student_id: {
                "score": max(0.0, submission.score - submission.late_submission_penalty),
                "late": submission.late_submission_penalty,
                "max": submission.max_score,
                "extension": submission.extension,
                "manual": sum(grade.needs_manual_grade for book in submission.notebooks for grade in book.grades),
                "cells": {
                    f"{book.name}/{grade.name}" if len(submission.notebooks) > 1 else grade.name: (
                        grade.score,
                        grade.max_score,
                    )
                    for book in submission.notebooks
                    for grade in book.grades
                },
            }
            for submission in gradebook.assignment_submissions(assignment)
        }
