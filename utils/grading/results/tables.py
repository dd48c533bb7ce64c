"""The grades as files that a course page takes in: one for people, one each for Moodle and Canvas."""

import csv
from pathlib import Path

from utils.grading.reasons import FLAGS, REJECTED, SENTENCES


def write(folder: Path, assignment: str, entries: dict[str, dict], marks: dict[str, dict]) -> None:
    """Write grades.csv, moodle.csv and canvas.csv into `folder`.

    Moodle: *Grades, Import, CSV*, map "Username" to the user name. Canvas: *Grades, Import*; it matches "SIS Login ID".
    """
    everybody = sorted(entries)
    maximum = max((marks[student]["max"] for student in marks), default=0.0)
    cells = sorted({cell for student in marks for cell in marks[student]["cells"]})
    rows = [["student", "score", "maximum", "late penalty", "waiting for a person", "status", "reasons", *cells]]
    moodle = [["Username", assignment, "Feedback comments"]]
    canvas = [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", assignment],
        ["    Points Possible", "", "", "", "", f"{maximum:g}"],
    ]
    for student in everybody:
        entry, mark = entries[student], marks.get(student)
        graded = mark is not None and entry["status"] != REJECTED
        score = f"{mark['score']:g}" if graded else ""
        words = sentences(entry)
        points = [f"{mark['cells'].get(cell, ('',))[0]}" if graded else "" for cell in cells]
        late, waiting = (f"{mark['late']:g}", str(mark["manual"])) if graded else ("", "")
        codes = " ".join(dict.fromkeys(code for code, _ in entry["reasons"]))
        rows.append([student, score, f"{maximum:g}", late, waiting, entry["status"], codes, *points])
        moodle.append([student, score, words])
        canvas.append([student, "", "", student, "", score])
    for name, table in (("grades", rows), ("moodle", moodle), ("canvas", canvas)):
        with open(folder / f"{name}.csv", "w", newline="", encoding="utf-8", errors="replace") as file:
            csv.writer(file).writerows([[harmless(value) for value in row] for row in table])


def sentences(entry: dict) -> str:
    """What the student is told: a sentence for each reason, without those that are the instructor's business."""
    codes = dict.fromkeys(code for code, _ in entry["reasons"] if code not in FLAGS)
    return " ".join(SENTENCES[code] for code in codes)


def harmless(value: str) -> str:
    """A spreadsheet takes a cell that begins like a formula for one; an apostrophe in front stops it."""
    return f"'{value}" if value[:1] in ("=", "+", "-", "@", "\t", "\r") and not number(value) else value


def number(value: str) -> bool:
    try:
        float(value)
    except ValueError:
        return False
    return True
