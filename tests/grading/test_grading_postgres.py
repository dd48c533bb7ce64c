"""The gradebook in PostgreSQL, by nbgrader's own `db_url`, on a real server started for the test."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from glob import glob
from pathlib import Path

import pytest
from small_course import FULL, NAME, answered, hand_in, make_course, released

from utils.grading.engine import grade
from utils.grading.score import points

pytest.importorskip("psycopg2", reason="for a gradebook in PostgreSQL: pip install psycopg2-binary")

PATIENCE = "600"  # seconds for the server's start and stop; the machine may be busy


def program(name):
    found = shutil.which(name) or next(iter(sorted(glob(f"/usr/lib/postgresql/*/bin/{name}"), reverse=True)), None)
    return found or pytest.skip(f"no {name} here: install PostgreSQL")


@pytest.fixture
def server():
    """The URL of an empty database."""
    # Not below pytest's own folder: that is closed to others, and PostgreSQL refuses to run as root.
    with tempfile.TemporaryDirectory(prefix="grading-postgres-") as folder:
        user = "nobody" if os.getuid() == 0 else None
        if user:
            os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
        yield from serve(Path(folder), user)


def serve(folder, user):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    data = str(folder / "data")
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C", "HOME": str(folder)}
    how = {"user": user, "env": environment, "cwd": folder, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run([program("initdb"), "-D", data, "-U", "grader", "-A", "trust"], check=True, **how)
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    subprocess.run([program("pg_ctl"), "-D", data, "-w", "-t", PATIENCE, "-o", options, "start"], check=True, **how)
    try:
        yield f"postgresql+psycopg2://grader@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run([program("pg_ctl"), "-D", data, "-t", PATIENCE, "-m", "immediate", "stop"], check=True, **how)


def test_grades_are_kept_in_postgresql(bwrap, server, tmp_path):
    root = make_course(tmp_path / "course")
    with open(root / "nbgrader_config.py", "a") as file:
        file.write(f"c.CourseDirectory.db_url = {server!r}\n")
    for student in ("ada", "bob"):
        hand_in(root, student, answered(released(root)))
    assert grade(NAME, root, jobs=1, echo=lambda line: None) == 0
    assert not (root / "gradebook.db").exists()
    marks = points(NAME, server)
    assert {name: marks["bob"]["cells"][name][0] for name in FULL} == FULL
    assert grade(NAME, root, jobs=1, echo=lambda line: None) == 0
