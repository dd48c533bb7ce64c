"""What is done, on disk: a line per graded submission, written after everything else of it is safe."""

import contextlib
import json
import os
from pathlib import Path

from utils.grading.errors import GradingError


class Journal:
    """The file `.grading/journal.jsonl` of a course: append-only, the last line about a submission counts."""

    def __init__(self, root: Path):
        self.path = root / ".grading" / "journal.jsonl"
        self.path.parent.mkdir(exist_ok=True)

    def read(self, assignment: str) -> dict[str, dict]:
        """student → the newest entry; a line torn by a crash is as good as never written."""
        entries = {}
        if self.path.exists():
            for line in self.path.read_bytes().splitlines():
                with contextlib.suppress(ValueError, KeyError, TypeError):
                    entry = json.loads(line)
                    if entry["assignment"] == assignment:
                        entries[entry["student"]] = entry
        return entries

    def write(self, entry: dict) -> None:
        """Append one entry and wait until the disk has it."""
        with open(self.path, "ab") as file:
            # A line torn by a crash must not swallow this one.
            file.write(b"\n" + json.dumps(entry).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())

    @contextlib.contextmanager
    def alone(self):
        """Keep other graders out of this course. Raises GradingError if one is at work."""
        import fcntl  # Windows has none

        with open(self.path.with_name("lock"), "w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise GradingError("Another grader is at work in this course. Wait for it, or end it.") from error
            yield
