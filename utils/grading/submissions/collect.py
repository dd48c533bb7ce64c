"""Bring submissions from Moodle or Canvas into the folders nbgrader expects: a zip, or the folder it unpacks to."""

import re
import shutil
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from utils.grading.course_folder import choose, replace_folder
from utils.grading.journal import Journal
from utils.grading.submissions.export import files
from utils.grading.submissions.ingest import TIME
from utils.grading.submissions.roster import identify, known

# Moodle: a folder (or, flat, a file name) "Ada Lovelace_12345_assignsubmission_file_".
# Canvas: "lovelaceada_LATE_123_456_x.ipynb".
MOODLE = re.compile(r"(?P<name>[^/]+?)_(?P<number>\d+)_assignsubmission_\w+?_(?:/(?P<deep>.+)|(?P<file>[^/]*))$")
CANVAS = re.compile(r"(?P<name>[^/_]+)_(?P<late>LATE_)?(?P<number>\d+)_\d+_(?P<file>[^/]+)$")


@dataclass
class Collected:
    """What came of it: `matched` maps students to the number of files; the others are lists of names.

    `late` are students whom Canvas calls late, `refused` are files.
    """

    matched: dict[str, int] = field(default_factory=dict)
    unmatched: list[str] = field(default_factory=list)
    late: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def collect(assignment: str, export: str | Path, root: str | Path = ".", roster: str | Path | None = None) -> Collected:
    """Sort the files of `export`, a zip or a folder from Moodle or Canvas, into submitted/STUDENT/ASSIGNMENT/.

    Names are matched with `roster`, a CSV with the column "id" and any of "first_name", "last_name", "email",
    "lms_user_id" (what `nbgrader db student import` reads), and with the gradebook's students. Where neither knows
    anybody, the names of the export become the students' names. What two people of one name sent is nobody's: both are
    unmatched. An earlier submission is replaced, whole or not at all.

    Raises GradingError for an unknown assignment, an export or a roster that cannot be read, and while a grader is at
    work in this course.
    """
    root, export = Path(root).resolve(), Path(export)
    choose([assignment], root)
    people = known(root, roster)
    result = Collected()
    found: dict[str, dict[str, bytes]] = defaultdict(dict)
    numbers: dict[str, set[str]] = defaultdict(set)  # of each student, as the course page counts people
    for path, content in files(export, result.refused):
        entry = understood(path)
        if entry is None:
            result.refused.append(path)
            continue
        student = identify(entry.name, entry.number, people)
        if student is None:
            note(entry.name, result.unmatched)
            continue
        if entry.late:
            note(student, result.late)
        numbers[student].add(entry.number)
        found[student][entry.file] = content
    shared = [student for student in found if len(numbers[student]) > 1]
    result.unmatched += shared
    with Journal(root).alone():
        for student in (student for student in found if student not in shared):
            result.matched[student] = place(root, student, assignment, found[student], result.refused)
    return result


class Entry(NamedTuple):
    """What the path of a file in an export says."""

    name: str
    number: str
    late: bool
    file: str


def understood(path: str) -> Entry | None:
    """The person and the file that `path` stands for; None where it is nobody's, or not a student's to write."""
    match = MOODLE.search(path) or CANVAS.search(path)
    if match is None:
        return None
    parts = match.groupdict()
    file = parts.get("deep") or parts.get("file") or "submission"
    return None if file == TIME else Entry(match["name"], match["number"], bool(parts.get("late")), file)


def note(name: str, names: list[str]) -> None:
    if name not in names:
        names.append(name)


def place(root: Path, student: str, assignment: str, theirs: dict[str, bytes], refused: list[str]) -> int:
    """Replace the student's submission by one with these files; return how many there are."""
    fresh = root / ".grading" / "collected" / student
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    count = 0
    for name, content in theirs.items():
        try:
            (fresh / name).parent.mkdir(parents=True, exist_ok=True)
            (fresh / name).write_bytes(content)
            count += 1
        except OSError:  # a name too long for this disk, or both a file's and a folder's
            refused.append(f"{student}: {name}")
    replace_folder(root / "submitted" / student / assignment, fresh)
    return count
