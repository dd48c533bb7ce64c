"""Bring submissions from Moodle or Canvas into the folders nbgrader expects: a zip, or the folder it unpacks to."""

import csv
import re
import shutil
import unicodedata
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from nbgrader.api import Gradebook

from utils.grading.course_folder import GradingError, choose, course_directory, settings
from utils.grading.reasons import Rejected
from utils.grading.submissions.ingest import LARGEST_ALL, named_well, read

# Moodle: a folder (or, flat, a file name) "Ada Lovelace_12345_assignsubmission_file_".
# Canvas: "lovelaceada_LATE_123_456_x.ipynb".
MOODLE = re.compile(r"(?P<name>[^/]+?)_(?P<number>\d+)_assignsubmission_\w+?_(?:/(?P<deep>.+)|(?P<file>[^/]*))$")
CANVAS = re.compile(r"(?P<name>[^/_]+)_(?:LATE_)?(?P<number>\d+)_\d+_(?P<file>[^/]+)$")


@dataclass
class Collected:
    """What came of it: `matched` maps students to the number of files, `unmatched` lists names, `refused` files."""

    matched: dict[str, int] = field(default_factory=dict)
    unmatched: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def collect(assignment: str, export: str | Path, root: str | Path = ".", roster: str | Path | None = None) -> Collected:
    """Sort the files of `export`, a zip or a folder from Moodle or Canvas, into submitted/STUDENT/ASSIGNMENT/.

    Names are matched with `roster`, a CSV with the column "id" and any of "first_name", "last_name", "email",
    "lms_user_id" (what `nbgrader db student import` reads), and with the gradebook's students. Where neither knows
    anybody, the names of the export become the students' names. An earlier submission is replaced.

    Raises GradingError for an unknown assignment and an export that cannot be read.
    """
    root, export = Path(root).resolve(), Path(export)
    choose([assignment], root)
    people = known(root, roster)
    result = Collected()
    found: dict[str, dict[str, bytes]] = {}
    for path, content in files(export, result):
        match = MOODLE.search(path) or CANVAS.search(path)
        if match is None:
            result.refused.append(path)
            continue
        student = identify(match["name"], match["number"], people)
        if student is None:
            if match["name"] not in result.unmatched:
                result.unmatched.append(match["name"])
            continue
        parts = match.groupdict()
        found.setdefault(student, {})[parts.get("deep") or parts.get("file") or "submission"] = content
    for student, theirs in found.items():
        place(root / "submitted" / student / assignment, theirs)
        result.matched[student] = len(theirs)
    return result


def place(folder: Path, theirs: dict[str, bytes]) -> None:
    """Replace `folder` by one with these files."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, content in theirs.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def files(export: Path, result: Collected):
    """(path, content) of every ordinary file in a zip or a folder, as long as they are not too much altogether."""
    total = 0
    if export.is_dir():
        for path in sorted(export.rglob("*")):
            name = path.relative_to(export).as_posix()
            if path.is_dir() and not path.is_symlink():
                continue
            try:
                yield name, read(path, LARGEST_ALL)
            except Rejected:
                result.refused.append(name)
        return
    try:
        archive = zipfile.ZipFile(export)
    except (OSError, zipfile.BadZipFile) as error:
        raise GradingError(f"{export} is neither a folder nor a zip file: {error}") from error
    with archive:
        for info in archive.infolist():
            if info.is_dir():
                continue
            parts = info.filename.split("/")
            odd = any(part in ("", ".", "..") or not named_well(part) for part in parts)
            total += info.file_size
            if (
                odd
                or (info.external_attr >> 28) not in (0, 8)
                or info.file_size > LARGEST_ALL
                or total > 100 * LARGEST_ALL
            ):
                result.refused.append(info.filename)
                continue
            yield info.filename, archive.read(info)


def known(root: Path, roster: str | Path | None) -> dict[str, str]:
    """Every spelling we know of somebody → student id; a spelling that two share is worth nothing."""
    rows = []
    if roster is not None:
        with open(roster, newline="", encoding="utf-8-sig") as file:
            rows += list(csv.DictReader(file))
    db_url = course_directory(root, settings(root)).db_url
    path = db_url.removeprefix("sqlite:///")
    if path == db_url or Path(path).exists():  # do not create one only to ask it
        with Gradebook(db_url) as gradebook:
            rows += [student.to_dict() for student in gradebook.students]
    spellings: dict[str, set[str]] = {}
    for row in rows:
        first, last = row.get("first_name") or "", row.get("last_name") or ""
        email = row.get("email") or ""
        forms = [
            row["id"],
            f"{first} {last}",
            f"{last} {first}",
            email,
            email.split("@")[0],
            row.get("lms_user_id") or "",
        ]
        for form in forms:
            if plain(form):
                spellings.setdefault(plain(form), set()).add(row["id"])
    return {form: ids.pop() for form, ids in spellings.items() if len(ids) == 1}


def identify(name: str, number: str, people: dict[str, str]) -> str | None:
    """The student called `name`, number `number`, in the export."""
    if not people:
        return re.sub(r"[^\w.-]+", "-", name).strip("-.") or None
    return people.get(number) or people.get(plain(name))


def plain(text: str) -> str:
    """Letters and digits only, without accents and capitals: how course pages mangle names."""
    decomposed = unicodedata.normalize("NFKD", str(text).casefold())
    return "".join(letter for letter in decomposed if letter.isalnum())
