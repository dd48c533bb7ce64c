"""Run one notebook in a sandbox: JSON in, JSON out. This is what runs in parallel, or on another machine."""

import asyncio
import json
import sys
import threading
import time
from base64 import b64decode
from multiprocessing.util import Finalize

import nbformat
from nbformat import NotebookNode

from utils.grading.errors import SandboxBrokenError
from utils.grading.isolation import namespaces
from utils.grading.isolation.canary import Canary
from utils.grading.isolation.client import Client, Connection, KernelEnded
from utils.grading.isolation.container import execute_in_container
from utils.grading.isolation.kernels import WarmPython
from utils.grading.isolation.limits import Limits
from utils.grading.isolation.watch import Watch
from utils.grading.reasons import ENDINGS

mine = threading.local()  # one warm Python per worker thread; it ends with the worker, as its socket does
START_SECONDS = 60


def execute(job: str) -> str:
    """Run the code cells of `job`, JSON as `jobs.make` writes it, and return the result as JSON.

    The result holds the "outputs" of every cell; where the kernel ended early, the cells that did not run hold an
    error, and "ended" the reason. Raises SandboxBrokenError if the machinery failed: then try again.
    """
    request = json.loads(job)
    if request["sandbox"] == "docker":
        return execute_in_container(job)
    python = warm_python(request["sandbox"], request["preload"])
    clean = False
    try:
        result, clean = asyncio.run(run(request, python))
    finally:
        if not (clean and python.reusable):
            discard()
    return json.dumps(result)


def warm_python(tier: str, preload: list[str]) -> WarmPython:
    """The thread's warm Python, started when there is none that fits."""
    wanted = (tier, tuple(preload))
    if getattr(mine, "python", None) is None or mine.wanted != wanted or mine.python.process.poll() is not None:
        discard()
        mine.python, mine.wanted = WarmPython(tier, preload), wanted
        # atexit is not called in a process pool's workers; this is.
        Finalize(None, discard, exitpriority=10)
    return mine.python


def discard() -> None:
    """End the thread's warm Python, if there is one."""
    if getattr(mine, "python", None) is not None:
        mine.python.close()
        mine.python = None


async def run(request: dict, python: WarmPython) -> tuple[dict, bool]:
    """Run the notebook in a new kernel; return the result, and whether nothing of it is left."""
    limits = Limits(**request["limits"])
    files = {name: b64decode(data) for name, data in request["files"].items()}
    notebook = nbformat.from_dict({"cells": request["cells"], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    started = time.monotonic()
    connection = Connection(*python.start_kernel(files, limits), limits.output)
    client = Client(notebook, connection, lambda: python.tell(do="interrupt"), request["limits"], **request["nbclient"])
    watch = Watch(python, limits, client)
    seconds: list[float] = []
    findings: list[tuple[int, str]] = []
    try:
        await connection.ready(START_SECONDS)
        watch.guard_memory()
        await run_cells(client, Canary(connection, request["modules"]), request, seconds, findings)
        ended = None
    except KernelEnded as end:
        if end.reason == "NO_KERNEL":
            raise SandboxBrokenError("The kernel did not start.") from end
        if end.reason == "KERNEL_DIED":
            await asyncio.wait([watch.end], timeout=1)
        ended = (watch.reason if end.reason == "KERNEL_DIED" else None) or end.reason
        if ended == "SANDBOX":
            raise SandboxBrokenError(f"The sandbox failed: {watch.end.result()}") from end
        mark(notebook, len(seconds), ended)
    finally:
        clean = await watch.finish()
        connection.close()
    result = {
        "outputs": [cell.get("outputs") for cell in notebook.cells],
        "counts": [cell.get("execution_count") for cell in notebook.cells],
        "ended": ended,
        "findings": findings,
        "notes": [*(["NOISY"] if client.dropped else []), *(["CELL_INTERRUPTED"] if client.interrupted else [])],
        "seconds": seconds,
        "total": time.monotonic() - started,
    }
    return result, clean


async def run_cells(client: Client, canary: Canary, request: dict, seconds: list, findings: list) -> None:
    """Run all cells, adding to `seconds` for each that ended; look whether the tests are sound before each of them."""
    deadline = time.monotonic() + request["limits"]["notebook"]
    await canary.look()
    for index, cell in enumerate(client.nb.cells):
        started = time.monotonic()
        if index in request["graded"]:
            findings += [(index, finding) for finding in await canary.look()]
        await client.run_cell(cell, index, deadline)
        if names := request["defines"].get(str(index)):
            await canary.remember(names)
        seconds.append(time.monotonic() - started)


def mark(notebook: NotebookNode, first: int, reason: str) -> None:
    """Put an error before whatever the cells from number `first` on have put out: they did not get to their end."""
    error = {"output_type": "error", "ename": reason, "evalue": ENDINGS[reason], "traceback": [ENDINGS[reason]]}
    for cell in notebook.cells[first:]:
        if cell.cell_type == "code" and cell.source.strip():
            cell.outputs = [nbformat.from_dict(error), *cell.get("outputs", [])]


if __name__ == "__main__":  # in a container, where the student's code is the same user
    namespaces.hide()
    sys.stdout.write(execute(sys.stdin.read()))
