"""How fast the grader is: its wall time over that of `nbgrader autograde`, on the same class, in one run.

`course bench grading` prints the ratio for 40 submissions of an exercise of the course, and how time and
memory grow with the class. Stock nbgrader runs student code with your rights and without a wall; here the wall is up.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import click
import nbformat
import psutil

ROOT = Path(__file__).resolve().parents[2]
ASSIGNMENT = "sigmoid_derivative"
SIZES = (10, 20, 40)
EVERY = 0.25  # seconds between looks at the memory
GRADE = """
import sys
from utils.grading.engine import grade
if __name__ == "__main__":
    sys.exit(grade(sys.argv[1], sys.argv[2], jobs=int(sys.argv[3])))
"""


@dataclass(frozen=True)
class Measured:
    """Wall time in seconds; the most memory, in MB, of the coordinator and of everything together."""

    seconds: float
    coordinator: float
    everything: float


def make_course(folder: Path, submissions: int, assignment: str = ASSIGNMENT) -> Path:
    """A copy of the course in `folder`, with a class in which everybody answers some questions, not all the same."""
    from utils.grading.release import generate

    shutil.copytree(ROOT / "solutions" / assignment, folder / "solutions" / assignment)
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    generate(None, folder)
    source = nbformat.read(folder / "solutions" / assignment / f"{assignment}.ipynb", as_version=4)
    right = {cell.metadata.nbgrader.grade_id: cell.source for cell in source.cells if "nbgrader" in cell.metadata}
    for number in range(submissions):
        notebook = nbformat.read(folder / "exercises" / assignment / f"{assignment}.ipynb", as_version=4)
        answers = [cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("solution")]
        for position, cell in enumerate(answers):
            if (position + number) % 4:
                cell.source = right[cell.metadata.nbgrader.grade_id]
        theirs = folder / "submitted" / f"s{number:04d}" / assignment
        theirs.mkdir(parents=True)
        nbformat.write(notebook, theirs / f"{assignment}.ipynb")
    return folder


def measure(command: list[str], folder: Path) -> Measured:
    """Run `command` in `folder`, watching the memory of all its processes. Raises CalledProcessError if it fails."""
    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "OMP_NUM_THREADS": "1"}
    begin = time.perf_counter()
    process = psutil.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    most = [0.0, 0.0]
    ended = threading.Event()

    def look():
        while not ended.wait(EVERY):
            try:
                alone = process.memory_info().rss / 1e6
                children = sum(private(child) for child in process.children(recursive=True))
            except psutil.NoSuchProcess:
                continue
            most[:] = max(most[0], alone), max(most[1], alone + children)

    watcher = threading.Thread(target=look)
    watcher.start()
    status = process.wait()
    seconds = time.perf_counter() - begin
    ended.set()
    watcher.join()
    if status not in (0, 2):
        raise subprocess.CalledProcessError(status, command)
    return Measured(seconds, *most)


def private(process: psutil.Process) -> float:
    """Memory in MB that a process shares with no file."""
    try:
        usage = process.memory_info()
    except psutil.NoSuchProcess:
        return 0.0
    return (usage.rss - usage.shared) / 1e6


def ours(folder: Path, jobs: int) -> Measured:
    """Grade the class in `folder` with the sandbox on."""
    return measure([sys.executable, "-c", GRADE, ASSIGNMENT, str(folder), str(jobs)], folder)


def stock(folder: Path) -> Measured:
    """Grade the class in `folder` with nbgrader's own command, after the gradebook has been told of the cells."""
    nbgrader = str(Path(sys.executable).with_name("nbgrader"))
    measure([nbgrader, "generate_assignment", ASSIGNMENT, "--force"], folder)
    return measure([nbgrader, "autograde", ASSIGNMENT], folder)


@click.command()
@click.option("-j", "--jobs", default=2, show_default=True, help="Submissions at a time.")
@click.option("--sizes", default=SIZES, multiple=True, show_default=True, help="Classes to grade.")
def main(jobs, sizes):
    """Grade classes of several sizes, the last one with nbgrader's own command too, and print the figures."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            measured = ours(make_course(Path(folder), size), jobs)
        click.echo(
            f"{size:5d} submissions: {measured.seconds:7.1f} s, {measured.seconds / size:.2f} s each; "
            f"memory {measured.coordinator:.0f} MB coordinator, {measured.everything:.0f} MB altogether"
        )
    with tempfile.TemporaryDirectory() as folder:
        reference = stock(make_course(Path(folder), size))
    click.echo(
        f"nbgrader autograde, {size} submissions: {reference.seconds:.1f} s. "
        f"Ratio {measured.seconds / reference.seconds:.2f}"
    )


if __name__ == "__main__":
    main()
