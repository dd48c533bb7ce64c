"""Transplant, not repair: our cells come from the gradebook, only answers and additions come from the student."""

import nbformat
from nbformat import NotebookNode
from nbgrader.utils import compute_checksum

from utils.grading.reasons import Rejected
from utils.grading.submissions.canonical import Canonical, Ours, defined
from utils.grading.submissions.ingest import Submission
from utils.grading.submissions.parse import parse


def choose(canonical: Canonical, submission: Submission, others: set[str]) -> list[dict]:
    """The cells of the notebook in `submission` that belongs to `canonical`; `others` are the assignment's other names.

    Raises Rejected, with the reason of the most promising candidate, where none does.
    """
    wanted = f"{canonical.name}.ipynb"
    ids = {cell.grade_id for cell in canonical.cells}
    names = sorted(set(submission.notebooks) - {f"{other}.ipynb" for other in others})
    names.sort(key=lambda name: (name != wanted, name))
    first: Rejected | None = None
    found: list[tuple[int, str, list[dict], list]] = []
    for name in names:
        trial = Submission(submission.student)
        try:
            cells = parse(submission.notebooks[name], trial)
        except Rejected as rejected:
            first = first or rejected
            continue
        score = len({grade_id for cell in cells if isinstance(grade_id := cell["nbgrader"].get("grade_id"), str)} & ids)
        if name == wanted or score > 0 or len(names) == 1:
            found.append((score + (len(ids) if name == wanted and score else 0), name, cells, trial.reasons))
    if not found:
        raise first or Rejected("NO_NOTEBOOK", ", ".join(names)[:200])
    _, name, cells, reasons = max(found, key=lambda candidate: candidate[0])
    for reason in reasons:
        submission.note(*reason)
    if name != wanted:
        submission.note("RENAMED", name)
    if len(names) > 1:
        submission.note("MORE_NOTEBOOKS", name)
    return cells


def normalise(canonical: Canonical, cells: list[dict], submission: Submission) -> NotebookNode:
    """A clean notebook: every one of our cells once, as we made it, with the student's answers and additions.

    The student's order is kept as long as our cells are in ours.
    """
    ours = {cell.grade_id: cell for cell in canonical.cells}
    place = locate(ours, cells, submission)
    order = sorted(place, key=place.get)
    wanted = [grade_id for grade_id in ours if grade_id in place]
    if order != wanted:
        submission.note("CELL_MOVED")
    # Additions follow the cell of ours that they followed.
    owner = {index: grade_id for grade_id, index in place.items()}
    groups: dict[str | None, list[dict]] = {None: []}
    current = None
    for index, cell in enumerate(cells):
        if index in owner:
            current = owner[index]
            groups[current] = []
        else:
            groups[current].append(cell)
    result = [addition(cell) for cell in groups[None]]
    for grade_id, cell in ours.items():
        theirs = cells[place[grade_id]] if grade_id in place else None
        result.append(transplant(cell, theirs, submission))
        result += [addition(extra) for extra in groups.get(grade_id, [])]
    unique_ids(result)
    metadata = {"kernelspec": canonical.kernelspec} if canonical.kernelspec else {}
    return nbformat.from_dict({"cells": result, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})


def locate(ours: dict[str, Ours], cells: list[dict], submission: Submission) -> dict[str, int]:
    """grade_id → index of the student's cell: by its identity, else, for answers, by its id or what it defines."""
    candidates: dict[str, list[int]] = {}
    for index, cell in enumerate(cells):
        grade_id = cell["nbgrader"].get("grade_id")
        if isinstance(grade_id, str) and grade_id in ours:
            candidates.setdefault(grade_id, []).append(index)
    place = {}
    for grade_id, indices in candidates.items():
        if len(indices) > 1:
            submission.note("CELL_COPIED", grade_id)
        place[grade_id] = best(ours[grade_id], cells, indices)
    for grade_id, cell in ours.items():
        if grade_id in place:
            continue
        free = [index for index in range(len(cells)) if index not in place.values()]
        found = lost(cell, cells, free, ours, place)
        if found is not None:
            place[grade_id] = found
        if found is not None and not cell.locked:
            submission.note("ANSWER_FOUND", grade_id)
        elif not cell.locked:
            submission.note("ANSWER_MISSING", grade_id)
        else:
            submission.note("TEST_DELETED" if found is None else "METADATA_CHANGED", grade_id)
    return place


def best(cell: Ours, cells: list[dict], indices: list[int]) -> int:
    """Of several that say they are our `cell`: the last one that answers it."""
    names = set(defined(cell.source))
    answered = [i for i in indices if cells[i]["source"].strip() not in ("", cell.source.strip())]
    fitting = [i for i in answered if names <= set(defined(cells[i]["source"]))]
    return indices[-1] if cell.locked else (fitting or answered or indices)[-1]


def lost(cell: Ours, cells: list[dict], free: list[int], ours: dict[str, Ours], place: dict[str, int]) -> int | None:
    """The one among `free` that must be our `cell`, though it does not say so.

    It has the same id, or the same text; an answer may define the same functions, or stand alone where ours stood.
    """
    names = defined(cell.source)
    tests = (
        lambda theirs: cell.cell_id is not None and theirs["id"] == cell.cell_id,
        lambda theirs: theirs["source"].strip() == cell.released.strip() != "",
        lambda theirs: not cell.locked and names and set(names) <= set(defined(theirs["source"])),
    )
    for test in tests:
        if found := [index for index in free if test(cells[index])]:
            return found[-1]
    order = list(ours)
    after = [place[name] for name in order[: order.index(cell.grade_id)] if name in place]
    before = [place[name] for name in order[order.index(cell.grade_id) :] if name in place]
    gap = range(max(after, default=-1) + 1, min(before, default=len(cells)))
    alone = [index for index in free if index in gap and cells[index]["cell_type"] == cell.cell_type]
    return alone[0] if len(alone) == 1 and not cell.locked else None


def of_an_earlier_release(theirs: dict) -> bool:
    """Whether a cell of ours is as nbgrader once gave it out: we changed it since, not the student."""
    marks = {"points": 0, **theirs["nbgrader"]}
    cell = nbformat.from_dict(
        {"cell_type": theirs["cell_type"], "source": theirs["source"], "metadata": {"nbgrader": marks}}
    )
    try:
        return compute_checksum(cell) == marks.get("checksum")
    except (KeyError, TypeError, AttributeError, ValueError):
        return False


def transplant(cell: Ours, theirs: dict | None, submission: Submission) -> dict:
    """Our cell, with the student's answer where it is one."""
    if theirs is not None:
        if theirs["cell_type"] != cell.cell_type:
            submission.note("CELL_RETYPED", cell.grade_id)
        marks = theirs["nbgrader"]
        if cell.locked and of_an_earlier_release(theirs):
            return blank(cell.cell_type, cell.source, {"nbgrader": dict(cell.metadata)}, theirs["id"])
        if cell.locked and theirs["source"].strip() != cell.released.strip():
            submission.note("TEST_EDITED", cell.grade_id)
        known = marks.get("grade_id") == cell.grade_id
        if known and any(marks.get(key) != cell.metadata.get(key) for key in ("points", "grade", "solution", "task")):
            submission.note("METADATA_CHANGED", cell.grade_id)
    answered = theirs is not None and not cell.locked
    source = theirs["source"] if answered else cell.source
    result = blank(cell.cell_type, source, {"nbgrader": dict(cell.metadata)}, theirs["id"] if theirs else cell.cell_id)
    if answered and theirs["attachments"] and cell.cell_type != "code":
        result["attachments"] = theirs["attachments"]
    return result


def addition(cell: dict) -> dict:
    """A cell of the student's own, without tags and other instructions to the machinery."""
    result = blank(cell["cell_type"], cell["source"], {}, cell["id"])
    if cell["attachments"] and cell["cell_type"] != "code":
        result["attachments"] = cell["attachments"]
    return result


def blank(cell_type: str, source: str, metadata: dict, cell_id: str | None) -> dict:
    code = {"outputs": [], "execution_count": None} if cell_type == "code" else {}
    return {"cell_type": cell_type, "source": source, "metadata": metadata, "id": cell_id, **code}


def unique_ids(cells: list[dict]) -> None:
    """Give an id to every cell that has none, or one that came before; always the same one."""
    seen: set[str] = set()
    for index, cell in enumerate(cells):
        if cell["id"] is None or cell["id"] in seen:
            cell["id"] = f"cell-{index}"
        while cell["id"] in seen:
            cell["id"] += "x"
        seen.add(cell["id"])
