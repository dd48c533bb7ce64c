"""Grade an assignment: many workers execute, one coordinator decides. See README.md beside this file."""

import json
import os
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.converters import Autograde
from traitlets.config import Config

from utils.grading import gradebook, jobs
from utils.grading.course_folder import GradingError, choose, convert_source, course_directory, settings
from utils.grading.isolation import sandbox
from utils.grading.isolation.limits import Limits
from utils.grading.isolation.workers import Workers
from utils.grading.journal import Journal
from utils.grading.one_engine import one_engine
from utils.grading.progress import Progress
from utils.grading.reasons import OK, REJECTED, REPAIRED, Rejected
from utils.grading.score import points, score
from utils.grading.submissions import canonical
from utils.grading.submissions.prepare import Assignment, Prepared, entry, prepare

GRADED, SOME_REJECTED, FAILED = 0, 2, 1
QUIET = {"BAD_TIMESTAMP", "OTHER_VARIANT", "SUSPICIOUS"}  # noticed, but nothing of the notebook was repaired


def grade(
    assignment: str,
    root: str | Path = ".",
    *,
    jobs: int | None = None,
    students: list[str] | None = None,
    force: bool = False,
    sandbox: str = "auto",
    scheduler: str | None = None,
    limits: Limits | None = None,
    echo: Callable[[str], None] = print,
) -> int:
    """Grade all submissions of `assignment` in the course folder `root` and return the exit code.

    jobs       submissions executed at a time; None for one per core
    students   grade only these
    force      grade again what has not changed since it was graded
    sandbox    "bwrap", "docker", "none", or "auto" for the best wall there is
    scheduler  address of a dask scheduler whose workers execute instead of this machine
    limits     on time, memory and output; by default those of `Limits`, with the course's own cell timeout

    Submissions are read from submitted/STUDENT/ASSIGNMENT/. Graded copies go to autograded/, marks to the gradebook,
    a report and tables to grades/ASSIGNMENT/. What was done before an interruption is not done again.
    The exit code is 0 where all were graded, 2 where some were rejected, 1 where our own machinery failed.

    Raises GradingError for an unknown assignment or student, NoSandboxError where there is no wall.
    """
    root = Path(root).resolve()
    chosen = submitted(assignment, root, students)
    journal = Journal(root)
    with journal.alone(), one_engine():
        workers = Workers(min(jobs or os.cpu_count() or 1, len(chosen)), scheduler)
        try:
            return Coordinator(assignment, root, sandbox, workers, limits, journal, echo).run(chosen, force)
        finally:
            workers.close()


def late(assignment: str, db_url: str, per_day: float) -> str:
    """All that decides about late penalties, as text: when it changes, submissions must be scored again."""
    with Gradebook(db_url) as book:
        due = book.find_assignment(assignment).duedate
    return f"{due} {per_day}" if due else ""


def submitted(assignment: str, root: Path, students: list[str] | None) -> dict[str, Path]:
    """student → folder, of those who handed in `assignment`, or those of them in `students`.

    Raises GradingError where there are none, or not all of `students`.
    """
    choose([assignment], root)
    inbox = root / "submitted"
    folders = sorted(inbox.iterdir()) if inbox.is_dir() else []
    found = {
        folder.name: folder / assignment
        for folder in folders
        if not folder.name.startswith(".") and os.path.lexists(folder / assignment)
    }
    if missing := sorted(set(students or []) - set(found)):
        raise GradingError(f"Nothing of {', '.join(missing)} in submitted/*/{assignment}.")
    found = {name: found[name] for name in students} if students else found
    if not found:
        raise GradingError(
            f"Nothing to grade: put each student's notebook in submitted/STUDENT/{assignment}/{assignment}.ipynb"
        )
    return found


class Coordinator:
    """The trusted side of one run: reads submissions, hands out jobs, stores what comes back."""

    def __init__(self, name, root, wish, workers, limits, journal, echo):
        self.root, self.workers, self.journal, self.echo = root, workers, journal, echo
        self.config: Config = settings(root)
        self.db_url = self.config.CourseDirectory.db_url = course_directory(root, self.config).db_url
        nbclient = jobs.nbclient_settings(self.config)
        limits = limits or replace(Limits(), cell=nbclient["timeout"] or Limits().cell)
        tier = sandbox.choose(wish, workers.try_out)
        echo(f"Student code runs in: {sandbox.describe(tier)}")
        with tempfile.TemporaryDirectory() as workshop:  # the gradebook must know the cells before it can take marks
            convert_source([name], root, Path(workshop), self.config)
            released = Path(workshop) / self.config.CourseDirectory.release_directory / name
            notebooks = canonical.load(name, released, self.db_url)
        kept = Autograde(course_directory(root, self.config), config=self.config).exclude_overwriting.get(name, [])
        self.assignment = Assignment(
            name,
            notebooks,
            root / "solutions" / name,
            limits,
            tier,
            nbclient | {"timeout": limits.cell},
            kept,
            late(name, self.db_url, gradebook.read(root).late_penalty_per_day),
        )
        self.waiting: dict[str, tuple[Prepared, dict[str, dict]]] = {}

    def run(self, folders: dict[str, Path], force: bool) -> int:
        """Grade the submissions in `folders`."""
        done = self.journal.read(self.assignment.name)
        stored = points(self.assignment.name, self.db_url)
        key = self.assignment.key()
        progress = Progress(len(folders))
        try:
            for student, folder in folders.items():
                extension = stored.get(student, {}).get("extension")
                prepared = prepare(self.assignment, f"{key} {extension or ''}".strip(), folder, student)
                before = done.get(student)
                if not force and before and before["key"] == prepared.key and self.is_safe(before, stored):
                    progress.skip(before)
                elif prepared.rejected:
                    self.store(prepared, REJECTED, {}, progress)
                else:
                    self.hand_out(prepared)
                while self.workers.full:
                    self.collect(progress)
            while self.waiting:
                self.collect(progress)
        finally:
            progress.close()
        return self.conclude(folders)

    def is_safe(self, before: dict, stored: dict) -> bool:
        """Whether what the journal says is still there."""
        if before["status"] == REJECTED:
            return not any(code == "INFRASTRUCTURE" for code, _ in before["reasons"])
        folder = self.root / "autograded" / before["student"] / self.assignment.name
        return folder.is_dir() and before["student"] in stored

    def hand_out(self, prepared: Prepared) -> None:
        self.waiting[prepared.student] = (prepared, {})
        for notebook in self.assignment.notebooks:
            if notebook.name in prepared.notebooks:
                job = jobs.make(
                    prepared.notebooks[notebook.name],
                    notebook,
                    prepared.files,
                    limits=self.assignment.limits,
                    sandbox=self.assignment.sandbox,
                    nbclient=self.assignment.nbclient,
                )
                self.workers.submit((prepared.student, notebook.name), job)

    def collect(self, progress: Progress) -> None:
        """Wait for results, and store the submissions that they complete."""
        for (student, name), text, failure in self.workers.finished():
            if student not in self.waiting:
                continue
            prepared, results = self.waiting[student]
            if text is None:
                prepared.rejected = Rejected("INFRASTRUCTURE", failure)
                del self.waiting[student]
                self.store(prepared, REJECTED, {}, progress)
                continue
            results[name] = json.loads(text)
            if len(results) == len(prepared.notebooks):
                del self.waiting[student]
                repaired = any(code not in QUIET for code, _ in prepared.submission.reasons)
                self.store(prepared, REPAIRED if repaired else OK, results, progress)

    def store(self, prepared: Prepared, status: str, results: dict[str, dict], progress: Progress) -> None:
        """Score, then note in the journal: whatever has no entry will be graded again."""
        submission = prepared.submission
        if status != REJECTED:
            notebooks = {name: (prepared.notebooks[name], result) for name, result in results.items()}
            try:
                bad_values = score(
                    self.assignment.name,
                    prepared.student,
                    notebooks,
                    prepared.files,
                    submission.timestamp,
                    self.root,
                    self.config,
                )
                for cell in bad_values:
                    submission.note("BAD_VALUE", cell)
            except Exception as error:  # whatever it is, the others are graded; the next run tries this one again
                words = str(error) if isinstance(error, GradingError) else f"{type(error).__name__}: {error}"
                status, prepared.rejected = REJECTED, Rejected("INFRASTRUCTURE", words[-500:])
        line = entry(self.assignment, prepared, status, results)
        self.journal.write(line)
        progress.add(line)

    def conclude(self, folders: dict[str, Path]) -> int:
        """Print the table, write the report, and say how it went."""
        from utils.grading.results.report import write

        entries = self.journal.read(self.assignment.name)
        marks = points(self.assignment.name, self.db_url)
        everybody = submitted(self.assignment.name, self.root, None)
        rows = {student: entries[student] for student in everybody if student in entries}
        for line in write(self.assignment.name, rows, marks, self.root):
            self.echo(line)
        codes = [code for student in folders for code, _ in entries[student]["reasons"]]
        if "INFRASTRUCTURE" in codes:
            return FAILED
        return SOME_REJECTED if any(entries[student]["status"] == REJECTED for student in folders) else GRADED
