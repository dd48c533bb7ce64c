"""Exercises with other numbers for every student: the grader says whose work it is, and sees whose numbers it has."""

import ast
import json
from collections.abc import Iterable

from nbformat import NotebookNode

from utils import variants
from utils.grading.submissions.canonical import Canonical, tree


def has_variants(notebooks: Iterable[Canonical]) -> bool:
    """Whether cells of ours make numbers from `utils.variants`."""
    return any("variants.Variant(" in cell.source for notebook in notebooks for cell in notebook.cells if cell.locked)


def ticket(student: str) -> dict[str, bytes]:
    """The file that tells the notebook who handed it in; it replaces one that the student may have put there."""
    return {variants.TICKET: json.dumps({"student": student}).encode()}


def stated(notebooks: Iterable[NotebookNode], student: str) -> str:
    """The id that a notebook states last, where it is not that of `student`; else ""."""
    for notebook in notebooks:
        names = [student]
        for cell in (cell for cell in notebook.cells if cell.cell_type == "code"):
            for node in tree(cell.source):
                match node:
                    case ast.Assign(targets=[ast.Name(id="student")], value=ast.Constant(value=str(name))):
                        names.append(name)
        if not variants.same(names[-1], student):
            return names[-1][:60] or "nobody"
    return ""
