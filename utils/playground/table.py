"""A pasted table as points: x₁, x₂ and y in each line, separated by commas, semicolons, tabs or spaces."""

import math
import re

MOST_POINTS, LARGEST = 2000, 1e6
EXAMPLE = "0.5, -1.2, 1"


def points(text: str) -> tuple[tuple[float, float, float], ...]:
    """The points (x₁, x₂, y) of `text`; a first line of names is skipped, as are empty lines and lines after #.

    Raises ValueError that names the line, says what is wrong with it and how to mend it.
    """
    found = []
    for number, line in enumerate(str(text).splitlines(), start=1):
        line = line.partition("#")[0].strip().removeprefix("\ufeff")
        if not line:
            continue
        cells = _cells(line)
        values = [_number(cell) for cell in cells]
        if not found and cells and all(value is None for value in values):
            continue  # names of columns
        if len(cells) != 3:
            count = f"{len(cells)} value{'s' * (len(cells) != 1)}"
            raise ValueError(f"line {number} ({line[:40]!r}) has {count}; write three, x1, x2, y, such as {EXAMPLE}")
        for name, cell, value in zip(("x1", "x2", "y"), cells, values, strict=True):
            if value is None:
                raise ValueError(f"line {number}: {name} is {cell[:20]!r}, not a number; write it such as 0.5 or -1.2")
            if not math.isfinite(value) or abs(value) > LARGEST:
                raise ValueError(f"line {number}: {name} is {cell[:20]}; take numbers between -1e6 and 1e6, or drop it")
        found.append(tuple(values))
        if len(found) > MOST_POINTS:
            raise ValueError(f"line {number} is point {len(found)}; at most {MOST_POINTS} fit, so leave some lines out")
    if len(found) < 4:
        raise ValueError(f"line 1 to the end hold {len(found)} points; give at least 4 lines such as {EXAMPLE}")
    return tuple(found)


def _cells(line: str) -> list[str]:
    """Split where the line itself says: at semicolons, tabs, commas, or else spaces."""
    for mark in (";", "\t", ","):
        if mark in line:
            cells = [cell.strip().strip('"') for cell in line.split(mark)]
            return [cell.replace(",", ".") for cell in cells] if mark != "," else cells
    return re.split(r"\s+", line)


def _number(cell: str) -> float | None:
    try:
        return float(cell.replace("−", "-"))
    except ValueError:
        return None
