"""The same through dask: a scheduler and two workers as processes, one of them killed on the way."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from small_course import FULL, NAME, answered, hand_in, make_course, released

from utils.grading.engine import grade
from utils.grading.errors import GradingError
from utils.grading.journal import Journal
from utils.grading.score import points

distributed = pytest.importorskip("distributed", reason="for --scheduler: pip install distributed")
config = pytest.importorskip("dask").config
STUDENTS = 8
PATIENCE = 600  # seconds; the machine may be busy


def launch(program, *arguments):
    command = [sys.executable, "-m", f"distributed.cli.{program}", *arguments]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.fixture
def cluster(tmp_path):
    """Address of a scheduler, and the two worker processes."""
    file = tmp_path / "scheduler.json"
    options = ["--scheduler-file", str(file), "--no-dashboard"]
    processes = [launch("dask_scheduler", *options, "--port", "0", "--host", "127.0.0.1")]
    try:
        deadline = time.monotonic() + PATIENCE
        while not file.exists() and time.monotonic() < deadline:
            time.sleep(0.1)
        for _ in range(2):
            processes.append(
                launch("dask_worker", *options, "--nthreads", "1", "--no-nanny", "--local-directory", str(tmp_path))
            )
        address = json.loads(file.read_text())["address"]
        with distributed.Client(address, timeout=PATIENCE) as client:
            client.wait_for_workers(2, timeout=PATIENCE)
        yield address, processes[1:]
    finally:
        for process in reversed(processes):
            process.kill()
            process.wait()


def test_a_worker_is_killed_and_nothing_is_lost(bwrap, cluster, tmp_path):
    address, workers = cluster
    root = make_course(tmp_path / "course")
    slow = "import time\ntime.sleep(1)\ndef square(x):\n    return x * x"
    for number in range(STUDENTS):
        hand_in(root, f"s{number}", answered(released(root), square=slow))
    script = str(Path(__file__).with_name("run_grader.py"))
    grader = subprocess.Popen([sys.executable, script, str(root), "2", address])
    journal = Journal(root)
    deadline = time.monotonic() + PATIENCE
    while not journal.read(NAME) and time.monotonic() < deadline:
        time.sleep(0.1)
    workers[0].kill()
    assert grader.wait(timeout=PATIENCE) == 0
    assert len(journal.read(NAME)) == STUDENTS
    for mark in points(NAME, f"sqlite:///{root}/gradebook.db").values():
        assert {name: mark["cells"][name][0] for name in FULL} == FULL


def test_a_scheduler_that_nobody_works_for_is_refused(tmp_path):
    root = make_course(tmp_path / "course")
    hand_in(root, "ada", answered(released(root)))
    with config.set({"distributed.comm.timeouts.connect": "1s"}):
        with pytest.raises(GradingError, match=r"No dask scheduler answers at tcp://127\.0\.0\.1:9"):
            grade(NAME, root, scheduler="tcp://127.0.0.1:9")
        idle = distributed.LocalCluster(n_workers=0, processes=False, dashboard_address=None)
        with idle, pytest.raises(GradingError, match="has no workers yet"):
            grade(NAME, root, scheduler=idle.scheduler_address)
