"""Run a notebook for its deck, and say in one line where it stopped."""

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat.v4 import new_code_cell

from utils.slides.error import SlidesError


def run(
    notebook: nbformat.NotebookNode,
    lecture: str,
    folder: str,
    *,
    staged: bool = True,
    seconds: int = 600,
    finest: int | None = None,
) -> None:
    """Fill `notebook` with the outputs of a fresh kernel that works in `folder`, and on stage (stage.py) if `staged`.

    `seconds` is the limit of one cell; on stage a slider keeps `finest` values at most.
    Raises SlidesError that names `lecture` and the cell that failed.
    """
    # Named, not imported: what stage.py does is for the kernel of the deck, not for this process.
    first = f"from utils.slides.stage import enter; enter({finest or ''}); del enter" if staged else ""
    notebook.cells.insert(0, new_code_cell(first))
    reached = [0]
    client = NotebookClient(
        notebook,
        timeout=seconds,
        shutdown_kernel="immediate",
        extra_arguments=["--log-level=CRITICAL"],
        resources={"metadata": {"path": folder}},
        on_cell_start=lambda cell, cell_index: reached.__setitem__(0, cell_index),
    )
    try:
        client.execute()
        failed = None
    except CellExecutionError as error:
        failed = f"{error.ename}: {error.evalue}"
    except (CellTimeoutError, DeadKernelError) as error:
        failed = str(error)
    del notebook.cells[0]
    if failed:
        raise SlidesError(f"{where(lecture, notebook, reached[0] - 1)}: {failed.splitlines()[0]}")


def where(lecture: str, notebook: nbformat.NotebookNode, index: int) -> str:
    """How a cell is named in a message: lecture, number counted from 1, id, and how its text begins."""
    cell = notebook.cells[index]
    begins = (cell.source.strip().splitlines() or ["empty"])[0][:40]
    return f"{lecture}, cell {index + 1} ({cell.get('id', 'no id')}, “{begins}”)"
