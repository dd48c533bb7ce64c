"""Points, totals and due dates: `solutions/gradebook.toml`, the one file where an instructor reads and changes them."""

import os
import re
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import nbformat
from nbgrader.utils import is_grade

from utils.grading.errors import GradingError

FILE = "solutions/gradebook.toml"
LATE = "late_penalty_per_day"


@dataclass(frozen=True)
class Entry:
    """What the file says about one assignment."""

    points: dict[str, float]  # name of a graded cell → its points
    due: datetime | None = None


@dataclass(frozen=True)
class Plan:
    """The whole file, checked; of an assignment that is not in it the notebook's own points hold."""

    assignments: dict[str, Entry] = field(default_factory=dict)
    late_penalty_per_day: float = 0.0  # share of the points earned, for each day begun


def read(root: str | Path = ".") -> Plan:
    """The plan in the course folder `root`; an empty one where there is no such file.

    Raises GradingError, with line and key, for whatever cannot be right in itself.
    """
    path = Path(root) / FILE
    if not path.exists():
        return Plan()
    text = path.read_text(encoding="utf-8")
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise GradingError(f"{FILE} is no TOML: {error}.") from error
    rate = tables.pop(LATE, 0.0)
    if not _is_number(rate) or not 0 <= rate <= 1:
        raise _wrong(text, "", LATE, f"should be a number from 0 to 1, and is {rate!r}")
    return Plan({name: _entry(name, table, text) for name, table in tables.items()}, float(rate))


def _entry(name: str, table, text: str) -> Entry:
    if not isinstance(table, dict):
        raise _wrong(text, "", name, f"is not known here; there are {LATE} and one [table] an assignment")
    if unknown := sorted(set(table) - {"total", "due", "points"}):
        raise _wrong(text, name, unknown[0], "is not known here; there are total, due and points")
    points, due = table.get("points", {}), table.get("due")
    for cell, worth in points.items():
        if not _is_number(worth) or worth < 0:
            raise _wrong(text, f"{name}.points", cell, f"should be a number of points, and is {worth!r}")
    if due is not None and (not isinstance(due, datetime) or due.tzinfo is None):
        raise _wrong(text, name, "due", "should be a time with its zone, such as 2027-01-15T23:59:00+01:00")
    if table.get("total") != (total := sum(points.values())):
        raise _wrong(text, name, "total", f"is {table.get('total')}, and the points add up to {total:g}")
    return Entry(points, due)


def apply(folder: Path, entry: Entry, root: Path) -> list[str]:
    """Write the points of `entry` into the notebooks in `folder`, an assignment's; return the cells that changed.

    Raises GradingError where file and notebooks do not name the same graded cells.
    """
    name, text = folder.name, (root / FILE).read_text(encoding="utf-8")
    notebooks = {path: nbformat.read(path, as_version=4) for path in sorted(folder.glob("*.ipynb"))}
    graded = [cell.metadata.nbgrader for notebook in notebooks.values() for cell in notebook.cells if is_grade(cell)]
    cells = Counter(marks.grade_id for marks in graded)
    if strange := sorted(set(entry.points) - set(cells)):
        known = ", ".join(cells) or "none"
        raise _wrong(text, f"{name}.points", strange[0], f"is no graded cell of solutions/{name}; there are {known}")
    if missing := sorted(set(cells) - set(entry.points)):
        raise _wrong(text, f"{name}.points", "", f"lacks {missing[0]}, a graded cell of solutions/{name}")
    changed = []
    for path, notebook in notebooks.items():
        stale = [c for c in notebook.cells if is_grade(c) and c.metadata.nbgrader.points != entry.points[_id(c)]]
        for cell in stale:
            changed.append(f"{_id(cell)}: {cell.metadata.nbgrader.points:g} → {entry.points[_id(cell)]:g}")
            cell.metadata.nbgrader.points = entry.points[_id(cell)]
        if stale:
            fresh = path.with_suffix(".fresh")
            nbformat.write(notebook, fresh)
            os.replace(fresh, path)
    return changed


def _id(cell) -> str:
    return cell.metadata.nbgrader.grade_id


def _is_number(value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _wrong(text: str, table: str, key: str, why: str) -> GradingError:
    """The error for `key` in `table`, both of them found in the text of the file again, for the sake of its line."""
    here, found = "", None
    for number, line in enumerate(text.splitlines(), 1):
        if header := re.match(r"\s*\[([^\[\]]+)\]", line):
            here = header[1].replace('"', "").replace(" ", "")
            found = number if here == table else found
        elif here == table and re.match(rf'\s*"?{re.escape(key)}"?\s*=', line):
            found = number
            break
    place = ".".join(part for part in (table, key) if part)
    return GradingError(f"{FILE}, line {found or 1}: {place} {why}.")
