"""The lecture notebooks as the tests see them: cells, headings, sections."""

import re
from pathlib import Path

import nbformat

LECTURES = Path(__file__).resolve().parents[2] / "lectures"
EVERY = sorted(path.name for path in LECTURES.glob("*.ipynb"))
NUMBERED = [name for name in EVERY if name[0].isdigit()]


def read(name: str):
    """The notebook lectures/`name`."""
    return nbformat.read(LECTURES / name, as_version=4)


def slide_type(cell) -> str:
    """What a cell is on the slides; "" if its author has not said it."""
    return cell.metadata.get("slideshow", {}).get("slide_type", "")


def headings(source: str) -> list[tuple[int, str]]:
    """(level, words) of the headings in a Markdown text; a # inside code is none."""
    text = re.sub(r"```.*?```", "", source, flags=re.DOTALL)
    return [(len(marks), words.strip()) for marks, words in re.findall(r"^(#{1,6}) +(.+)$", text, flags=re.MULTILINE)]


def section(notebook, heading: str) -> list:
    """The cells of the ## section in which a heading stands; [] if there is no such heading."""
    found, current = [], []
    for cell in notebook.cells:
        titles = headings(cell.source) if cell.cell_type == "markdown" else []
        if any(level <= 2 for level, _ in titles):
            if found:
                break
            current = []
        current.append(cell)
        if any(words == heading for _, words in titles):
            found = current
    return found
