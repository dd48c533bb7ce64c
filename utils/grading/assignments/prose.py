"""Do the words of an exercise name the points that its cells carry?"""

import re

from nbformat import NotebookNode
from nbgrader.utils import is_grade

HEADING = re.compile(r"^## Part (\d+).*\(([\d + ]+) points?\b", re.MULTILINE)
ROW = re.compile(r"^\| (\d+) \|.*\| ([\d + ]+) \| \d+ \|$", re.MULTILINE)
COMMENT = re.compile(r"^# (\d+) points?:")


def disagreements(notebook: NotebookNode) -> list[str]:
    """One sentence for every place where heading, table or comment say other points than the graded cells."""
    parts: dict[str, list[float]] = {}
    stated, faults, part = {}, [], ""
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and (heading := HEADING.search(cell.source)):
            part = heading[1]
            parts[part] = []
            stated[f"the heading of part {part}"] = heading
        if is_grade(cell):
            marks = cell.metadata.nbgrader
            parts.setdefault(part, []).append(marks.points)
            if (comment := COMMENT.match(cell.source)) and float(comment[1]) != marks.points:
                faults.append(f"the cell {marks.grade_id} says {comment[1]} points and has {marks.points:g}")
    stated |= {f"the table's row {row[1]}": row for cell in notebook.cells[:1] for row in ROW.finditer(cell.source)}
    for place, said in stated.items():
        worth = [float(number) for number in said[2].split("+")]
        if worth != (true := parts.get(said[1], [])):
            faults.append(f"{place} says {said[2].strip()} points and its cells have {sum(true):g}")
    return faults
