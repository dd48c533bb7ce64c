"""A class of students to grade, and the time and memory that a grader takes for it."""

import os
import shutil
import subprocess
import sys
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import nbformat
import psutil

ROOT = Path(__file__).resolve().parents[2]
ASSIGNMENT = "sigmoid_derivative"
EVERY = 0.25  # seconds between looks at the processes
GRADE = """
import sys
from utils.grading.engine import grade
if __name__ == "__main__":
    sys.exit(grade(sys.argv[1], sys.argv[2], jobs=int(sys.argv[3])))
"""


@dataclass(frozen=True)
class Measured:
    """Wall and CPU time in seconds; the most memory, in MB, of the coordinator and of everything together."""

    seconds: float
    cpu: float
    coordinator: float
    everything: float

    def to_dict(self) -> dict:
        return asdict(self)


def make_course(folder: Path, submissions: int, assignment: str = ASSIGNMENT) -> Path:
    """A copy of the course in `folder`, with a class in which everybody answers some questions, not all the same."""
    from utils.grading.assignments.release import generate

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


def ours(folder: Path, jobs: int) -> Measured:
    """Grade the class in `folder` with the sandbox on."""
    return measure([sys.executable, "-c", GRADE, ASSIGNMENT, str(folder), str(jobs)], folder)


def stock(folder: Path) -> Measured:
    """Grade the class in `folder` with nbgrader's own command, after the gradebook has been told of the cells."""
    nbgrader = str(Path(sys.executable).with_name("nbgrader"))
    measure([nbgrader, "generate_assignment", ASSIGNMENT, "--force"], folder)
    return measure([nbgrader, "autograde", ASSIGNMENT], folder)


def measure(command: list[str], folder: Path) -> Measured:
    """Run `command` in `folder` and watch all its processes. Raises CalledProcessError if it fails."""
    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "OMP_NUM_THREADS": "1"}
    begin = time.perf_counter()
    process = psutil.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    most = [0.0, 0.0, 0.0]
    ended = threading.Event()

    def look():
        while not ended.wait(EVERY):
            try:
                alone = process.memory_info().rss / 1e6
                family = [process, *process.children(recursive=True)]
            except psutil.NoSuchProcess:
                continue
            looked = sum(map(cpu, family)), alone, alone + sum(map(private, family[1:]))
            most[:] = map(max, most, looked)

    watcher = threading.Thread(target=look)
    watcher.start()
    status = process.wait()
    seconds = time.perf_counter() - begin
    ended.set()
    watcher.join()
    if status not in (0, 2):
        raise subprocess.CalledProcessError(status, command)
    return Measured(seconds, *most)


def cpu(process: psutil.Process) -> float:
    """CPU seconds of a process and of those below it that have ended."""
    try:
        return sum(process.cpu_times()[:4])
    except psutil.Error:
        return 0.0


def private(process: psutil.Process) -> float:
    """Memory in MB that a process shares with no file."""
    try:
        usage = process.memory_info()
    except psutil.Error:
        return 0.0
    return (usage.rss - usage.shared) / 1e6
