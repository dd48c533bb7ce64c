"""`kill -9` at random moments loses nothing and changes nothing."""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
import pytest
from nbgrader.api import Gradebook
from small_course import NAME, answered, hand_in, make_course, released

from utils.grading.errors import GradingError
from utils.grading.isolation import folders
from utils.grading.journal import Journal

KILLS = int(os.environ.get("GRADING_KILLS", 2))  # with GRADING_KILLS=20 it takes minutes
STUDENTS = 3 * KILLS + 2


MARK = "GRADING_TEST_ROOT"  # a variable that the grader and its workers carry


def start(root):
    command = [sys.executable, str(Path(__file__).with_name("run_grader.py")), str(root)]
    return subprocess.Popen(command, env=os.environ | {MARK: str(root)}, stderr=subprocess.DEVNULL)


def grades(root):
    """Everything the gradebook knows, in comparable form."""
    with Gradebook(f"sqlite:///{root}/gradebook.db") as gradebook:
        return {
            (submission.student_id, grade.name): (grade.auto_score, grade.manual_score, grade.needs_manual_grade)
            for submission in gradebook.assignment_submissions(NAME)
            for book in submission.notebooks
            for grade in book.grades
        }


def files(root):
    """What else is left: graded notebooks and tables."""
    found = [*(root / "autograded").rglob("*.*"), *(root / "grades").rglob("*.csv")]
    return {path.relative_to(root): path.read_text() for path in found if path.is_file()}


def done(root):
    """How many submissions the journal knows."""
    path = Journal(root).path
    return path.read_bytes().count(b"\n{") if path.exists() else 0


def interrupt(root, chance):
    """Kill a new grader at a random moment: while it starts, or a while after it has finished a few submissions."""
    grader, goal = start(root), done(root) + (few := chance.randrange(4))
    while done(root) < goal and grader.poll() is None:
        time.sleep(0.01)
    time.sleep(chance.uniform(0, 0.5 if few else 5))
    grader.kill()
    return grader.wait(), done(root)


def kill_and_finish(tmp_path, kills, seed):
    """Two equal courses, one graded in peace, one with the grader killed `kills` times.

    Returns both folders and, of every kill, how the grader ended and how many submissions were done.
    """
    chance = random.Random(seed)
    calm = make_course(tmp_path / "calm")
    for number in range(STUDENTS):
        wrong = {"square": "def square(x):\n    return 3 * x"} if number % 3 == 0 else {}
        hand_in(calm, f"s{number:02d}", answered(released(calm), **wrong))
    (hand_in(calm, "broken") / f"{NAME}.ipynb").write_text("{")
    stormy = tmp_path / "stormy"
    shutil.copytree(calm, stormy)
    assert start(calm).wait() == 2
    ends = [interrupt(stormy, chance) for _ in range(kills)]
    assert start(stormy).wait() == 2
    return calm, stormy, ends


@pytest.fixture(scope="module")
def courses(tmp_path_factory):
    return kill_and_finish(tmp_path_factory.mktemp("kill"), KILLS, seed=1)


def test_killed_and_resumed_equals_uninterrupted(courses):
    calm, stormy, ends = courses
    assert -signal.SIGKILL in {status for status, _ in ends}, ends
    assert len(grades(calm)) == 4 * STUDENTS
    assert grades(stormy) == grades(calm)
    assert files(stormy) == files(calm)


def test_no_process_survives_its_grader(courses):
    assert gone(lambda process: process.environ().get(MARK) == str(courses[1]))


def gone(ours):
    """Wait until no process is `ours`, by a look at each; whether that came to pass."""
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        if not any(seen(ours, process) for process in psutil.process_iter()):
            return True
        time.sleep(0.2)
    return False


def seen(ours, process):
    try:
        return ours(process)
    except psutil.Error:
        return False


ORPHAN = """
import multiprocessing, os, signal, sys, time
from pathlib import Path
from utils.grading.isolation import worker_start

def work(folder, parent):
    (folder / "worker").write_text(str(os.getpid()))
    while os.getppid() == parent:
        time.sleep(0.01)
    worker_start.start()
    (folder / "survived").touch()

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    multiprocessing.get_context("spawn").Process(target=work, args=(folder, os.getpid())).start()
    while not (folder / "worker").exists():
        time.sleep(0.01)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_worker_that_is_late_finds_its_grader_dead(tmp_path):
    """Between its start and its wish to end with the grader, a worker may have lost it already."""
    (tmp_path / "orphan.py").write_text(ORPHAN)
    subprocess.run([sys.executable, str(tmp_path / "orphan.py"), str(tmp_path)], stderr=subprocess.DEVNULL)
    number = int((tmp_path / "worker").read_text())
    assert gone(lambda process: process.pid == number)
    assert not (tmp_path / "survived").exists()


def test_the_next_grader_tidies_up_after_a_killed_one(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    make = "from utils.grading.isolation import folders; print(folders.new_folder())"
    environment = os.environ | {"TMPDIR": str(tmp_path)}
    left = Path(subprocess.check_output([sys.executable, "-c", make], env=environment, text=True).strip())
    assert left.parent == tmp_path
    (left / "errors").touch()
    ours, somebody_elses = Path(folders.new_folder()), tmp_path / "grading-notes"
    somebody_elses.mkdir()
    folders.tidy_up()
    assert sorted(tmp_path.iterdir()) == sorted([ours, somebody_elses])


def test_a_second_run_does_nothing(courses):
    _, stormy, _ = courses
    lines = Journal(stormy).path.read_bytes()
    assert start(stormy).wait() == 2
    assert Journal(stormy).path.read_bytes() == lines


def test_a_torn_line_is_as_good_as_none(tmp_path):
    journal = Journal(tmp_path)
    journal.write({"assignment": "a", "student": "s", "key": "1"})
    journal.path.write_bytes(journal.path.read_bytes() + b'{"assignment": "a", "student": "s", "ke')
    assert journal.read("a")["s"]["key"] == "1"
    journal.write({"assignment": "a", "student": "s", "key": "2"})
    assert journal.read("a")["s"]["key"] == "2"


def test_two_graders_do_not_meet(tmp_path):
    with Journal(tmp_path).alone(), pytest.raises(GradingError, match="Another grader"), Journal(tmp_path).alone():
        pass
