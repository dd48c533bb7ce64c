"""Who is who: from the names that a course page writes to students' ids."""

import csv
import re
import unicodedata
from pathlib import Path

from nbgrader.api import Gradebook

from utils.grading.course_folder import course_directory, settings
from utils.grading.errors import GradingError

COLUMNS = ("id", "first_name", "last_name", "email", "lms_user_id")


def known(root: Path, roster: str | Path | None) -> dict[str, str]:
    """Every spelling we know of somebody → student id; a spelling that two share is worth nothing.

    Raises GradingError where `roster` is no such table.
    """
    rows = [] if roster is None else read(Path(roster))
    db_url = course_directory(root, settings(root)).db_url
    path = db_url.removeprefix("sqlite:///")
    if path == db_url or Path(path).exists():  # do not create one only to ask it
        with Gradebook(db_url) as gradebook:
            rows += [student.to_dict() for student in gradebook.students]
    spellings: dict[str, set[str]] = {}
    for row in rows:
        for form in forms(row):
            if plain(form):
                spellings.setdefault(plain(form), set()).add(row["id"])
    return {form: ids.pop() for form, ids in spellings.items() if len(ids) == 1}


def read(path: Path) -> list[dict]:
    """The rows of a roster, separated by commas, semicolons (as Excel does in much of Europe) or tabs."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise GradingError(f"{path} is not UTF-8. In Excel, save it as “CSV UTF-8”.") from error
    lines = text.splitlines()
    head = lines[0] if lines else ""
    rows = list(csv.DictReader(lines, delimiter=max(",;\t", key=head.count), skipinitialspace=True))
    if not rows or "id" not in rows[0]:
        raise GradingError(
            f"{path} needs a first line with the column id, and any of {', '.join(COLUMNS[1:])}: {head!r}."
        )
    if odd := [row["id"] for row in rows if row["id"] and (row["id"].startswith(".") or set(row["id"]) & set("/\\"))]:
        raise GradingError(
            f"{path}: the id {odd[0]!r} cannot name a folder; take one without / and without a dot before."
        )
    return [row for row in rows if row["id"]]


def forms(row: dict) -> list[str]:
    """All ways in which a course page may write one person."""
    first, last, email = (row.get(column) or "" for column in ("first_name", "last_name", "email"))
    return [row["id"], f"{first} {last}", f"{last} {first}", email, email.split("@")[0], row.get("lms_user_id") or ""]


def identify(name: str, number: str, people: dict[str, str]) -> str | None:
    """The student called `name`, number `number`, in the export; without `people` the name itself, as a folder's."""
    if not people:
        return re.sub(r"[^\w.-]+", "-", name).strip("-.") or None
    return people.get(number) or people.get(plain(name))


def plain(text: str) -> str:
    """Letters and digits only, without accents and capitals: how course pages mangle names."""
    decomposed = unicodedata.normalize("NFKD", str(text).casefold())
    return "".join(letter for letter in decomposed if letter.isalnum())
