"""What the worker needs to run one notebook, as JSON: never a hidden file, never somebody else's name."""

import json
from base64 import b64encode
from pathlib import Path

from nbformat import NotebookNode
from nbgrader.preprocessors import Execute
from traitlets.config import Config

from utils.grading.isolation.limits import Limits
from utils.grading.submissions.canonical import Canonical, defined


def make(
    notebook: NotebookNode,
    canonical: Canonical,
    files: dict[str, bytes],
    *,
    limits: Limits,
    sandbox: str,
    nbclient: dict,
) -> str:
    """The job that runs `notebook`, the normalised form of `canonical`, with `files` in its working folder."""
    locked = {cell.grade_id for cell in canonical.cells if cell.locked}
    graded, defines = [], {}
    for index, cell in enumerate(notebook.cells):
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
        if grade_id not in locked or cell.cell_type != "code":
            continue
        if cell.metadata.nbgrader.get("grade"):
            graded.append(index)
        if names := defined(cell.source, imports=True):
            defines[str(index)] = names
    return json.dumps(
        {
            "sandbox": sandbox,
            "cells": [
                {key: value for key, value in cell.items() if key not in ("metadata", "attachments")} | {"metadata": {}}
                for cell in notebook.cells
            ],
            "files": {name: b64encode(content).decode() for name, content in files.items()},
            "preload": canonical.imports,
            "modules": canonical.tested_with,
            "graded": graded,
            "defines": defines,
            "limits": limits.to_dict(),
            "nbclient": nbclient,
        }
    )


def nbclient_settings(config: Config) -> dict:
    """How the course's nbgrader executes: the settings of its Execute, as far as they concern a client."""
    settings = Execute(config=config)
    return {
        "timeout": settings.timeout,
        "iopub_timeout": settings.iopub_timeout,
        "raise_on_iopub_timeout": settings.raise_on_iopub_timeout,
        "interrupt_on_timeout": True,
        "error_on_timeout": settings.error_on_timeout,
        "allow_errors": settings.allow_errors,
    }


def working_folder(theirs: dict[str, bytes], ours: dict[str, bytes], kept: list[str]) -> dict[str, bytes]:
    """The student's files with ours laid over them, but for those in `kept` (nbgrader's exclude_overwriting)."""
    return theirs | {name: content for name, content in ours.items() if name not in kept or name not in theirs}


def our_files(source: Path) -> dict[str, bytes]:
    """The assignment's files besides its notebooks."""
    return {
        path.relative_to(source).as_posix(): path.read_bytes()
        for path in sorted(source.rglob("*"))
        if path.is_file() and path.suffix != ".ipynb" and not {".ipynb_checkpoints", "__pycache__"} & set(path.parts)
    }
