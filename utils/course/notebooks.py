"""Notebooks in git: one form for each content, a line of source a line of the file, no outputs, no execution counts."""

import os
from pathlib import Path

import nbformat

FOLDERS = ("lectures", "solutions", "exercises")


def notebooks(root: Path) -> list[Path]:
    return sorted(p for f in FOLDERS for p in (root / f).rglob("*.ipynb") if ".ipynb_checkpoints" not in p.parts)


def stripped(path: Path) -> str:
    """What the file at `path` should hold: its sources, as nbformat writes them."""
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return nbformat.writes(notebook) + "\n"


def unstripped(root: Path) -> list[str]:
    """Names of the notebooks below `root` that keep outputs or execution counts, or are written in another form."""
    return [str(path.relative_to(root)) for path in notebooks(root) if path.read_text("utf-8") != stripped(path)]


def strip(root: Path) -> list[str]:
    """Strip every notebook below `root`; names of those that changed. Each file is replaced whole or not at all."""
    changed = unstripped(root)
    for name in changed:
        draft = (root / name).with_suffix(".tmp")
        draft.write_text(stripped(root / name), "utf-8")
        os.replace(draft, root / name)
    return changed
