"""Notebooks in git: source only, no outputs, no execution counts."""

import os
from pathlib import Path

import nbformat

FOLDERS = ("lectures", "solutions", "exercises")


def notebooks(root: Path) -> list[Path]:
    return sorted(p for f in FOLDERS for p in (root / f).rglob("*.ipynb") if ".ipynb_checkpoints" not in p.parts)


def _strip(notebook) -> bool:
    """Empty the outputs of `notebook`; whether there was anything to empty."""
    changed = False
    for cell in notebook.cells:
        if cell.cell_type == "code" and (cell.outputs or cell.execution_count is not None):
            cell.outputs, cell.execution_count, changed = [], None, True
    return changed


def with_outputs(root: Path) -> list[str]:
    """Names of the notebooks below `root` that keep outputs or execution counts."""
    return [str(p.relative_to(root)) for p in notebooks(root) if _strip(nbformat.read(p, as_version=4))]


def strip_outputs(root: Path) -> list[str]:
    """Strip every notebook below `root`; names of those that changed. Each file is replaced whole or not at all."""
    changed = []
    for path in notebooks(root):
        notebook = nbformat.read(path, as_version=4)
        if _strip(notebook):
            draft = path.with_suffix(".tmp")
            nbformat.write(notebook, draft)
            os.replace(draft, path)
            changed.append(str(path.relative_to(root)))
    return changed
