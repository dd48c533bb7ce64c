"""Run one notebook in a sandbox: JSON in, JSON out. This is what runs in parallel, or on another machine."""

import asyncio
import json
import threading
import time
from base64 import b64decode

import nbformat

from .client import Client, Connection, KernelEnded
from .kernels import SandboxBrokenError, WarmPython
from .limits import Limits
from .watch import watch

mine = threading.local()  # one warm Python per worker thread; it ends with the worker, as its socket does


def execute(job: str) -> str:
    """Run the code cells of a job, `{"cells": …, "files": …, …}` as `engine` makes it; return the result as JSON.

    The result holds the outputs of every cell, in order; where the kernel ended early, the cells that did not run hold
    an error that says so, and "ended" the reason. Raises SandboxBrokenError if the machinery failed.
    """
    request = json.loads(job)
    python = warm_python(request["sandbox"], request["preload"])
    try:
        result = asyncio.run(run(request, python))
    except BaseException:
        discard()
        raise
    if not python.reusable or not result.pop("clean"):
        discard()
    return json.dumps(result)


def warm_python(tier: str, preload: list[str]) -> WarmPython:
    """The thread's warm Python, started when there is none that fits."""
    wanted = (tier, tuple(preload))
    if getattr(mine, "python", None) is None or mine.wanted != wanted or mine.python.process.poll() is not None:
        discard()
        mine.python, mine.wanted = WarmPython(tier, preload), wanted
    return mine.python


def discard() -> None:
    """End the thread's warm Python, if there is one."""
    if getattr(mine, "python", None) is not None:
        mine.python.close()
        mine.python = None


async def run(request: dict, python: WarmPython) -> dict:
    """Run the notebook in a new kernel and see it off."""
    limits = Limits(**request["limits"])
    files = {name: b64decode(data) for name, data in request["files"].items()}
    notebook = nbformat.from_dict({"cells": request["cells"], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    started = time.monotonic()
    place, key = python.start_kernel(files, limits)
    connection = Connection(place, key, limits.output)
    client = Client(
        notebook,
        connection,
        lambda: python.tell(do="interrupt"),
        limits.to_dict(),
        timeout=limits.cell,
        **request["nbclient"],
    )
    guard = asyncio.ensure_future(watch(python, limits, client))
    ended, seconds, canaries = None, [], []
    try:
        await connection.ready(60)
        canary = Canary(connection, request["canary"])
        await canary.look()
        for index, cell in enumerate(notebook.cells):
            before = time.monotonic()
            if index in request["graded"]:
                canaries += [[index, finding] for finding in await canary.look()]
            await client.run_cell(cell, index, started + limits.notebook)
            seconds.append(time.monotonic() - before)
            if index in request["defines"]:
                await canary.remember(request["defines"][index])
    except KernelEnded as end:
        ended = guard.result() if guard.done() and guard.result() else end.reason
        if ended == "NO_KERNEL":
            raise SandboxBrokenError("The kernel did not start.") from end
        stop_at(notebook, len(seconds), ended)
    finally:
        guard.cancel()
        connection.close()
    return {
        "outputs": [cell.get("outputs") for cell in notebook.cells],
        "counts": [cell.get("execution_count") for cell in notebook.cells],
        "ended": ended,
        "ended_at": len(seconds) if ended else None,
        "canaries": canaries,
        "seconds": seconds,
        "total": time.monotonic() - started,
    }
