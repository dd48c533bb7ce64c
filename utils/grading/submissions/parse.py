"""Bytes → notebook: whatever encoding, format and damage; what cannot be saved is refused with a reason."""

import json
import re

import nbformat
from nbformat import NotebookNode

from utils.grading.reasons import Rejected
from utils.grading.submissions.ingest import Submission

CONFLICT = re.compile(rb"^(<<<<<<< |>>>>>>> )", re.MULTILINE)


def parse(content: bytes, submission: Submission) -> list[dict]:
    """The cells of a notebook as dictionaries with "cell_type", "source", "metadata", "id", "attachments", all sane.

    Raises Rejected for what is not a notebook. Repairs are noted in `submission`.
    """
    if not content.strip(b"\x00 \t\r\n"):
        raise Rejected("EMPTY")
    notebook = load(content, submission)
    major = notebook.get("nbformat")
    if not isinstance(major, int) or isinstance(major, bool):
        raise Rejected("NOT_A_NOTEBOOK", "no nbformat")
    if major > 4:
        raise Rejected("NEWER_FORMAT", f"nbformat {major}")
    if major < 4:
        notebook = upgraded(notebook, major, submission)
    cells = notebook.get("cells")
    if not isinstance(cells, list):
        raise Rejected("NOT_A_NOTEBOOK", "no cells")
    sane = [sanity(cell) for cell in cells]
    if None in sane:
        submission.note("STRANGE_CELLS", f"{sane.count(None)} of {len(sane)}")
    return [cell for cell in sane if cell is not None]


def load(content: bytes, submission: Submission) -> dict:
    text = decode(content, submission)
    try:
        notebook = json.loads(text)
    except (ValueError, RecursionError) as error:
        if CONFLICT.search(content):
            raise Rejected("CONFLICTED") from error
        if isinstance(error, json.JSONDecodeError) and text.lstrip().startswith("{") and broken_off(text, error):
            raise Rejected("TRUNCATED") from error
        raise Rejected("NOT_A_NOTEBOOK", type(error).__name__) from error
    if not isinstance(notebook, dict):
        raise Rejected("NOT_A_NOTEBOOK", "not an object")
    return notebook


def broken_off(text: str, error: json.JSONDecodeError) -> bool:
    return error.pos >= len(text.rstrip()) - 1 or "Unterminated string" in error.msg


def decode(content: bytes, submission: Submission) -> str:
    """UTF-8, or what the byte order mark says, or the old Windows encoding, which never fails."""
    if content.startswith(b"\xef\xbb\xbf"):
        return content.decode("utf-8-sig", errors="replace")
    for encoding in ("utf-8", "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding != "utf-8":
            submission.note("ENCODING", encoding)
        return text
    submission.note("ENCODING")
    return content.decode("cp1252", errors="replace")


def upgraded(notebook: dict, major: int, submission: Submission) -> NotebookNode:
    submission.note("OLD_FORMAT", f"nbformat {major}")
    try:
        return nbformat.convert(nbformat.reads(json.dumps(notebook), as_version=nbformat.NO_CONVERT), 4)
    except Exception as error:  # the old readers raise whatever they stumble over
        raise Rejected("NOT_A_NOTEBOOK", f"nbformat {major}, damaged") from error


def sanity(cell) -> dict | None:
    """The parts of a cell that matter, of the right types; None where it is no cell."""
    if not isinstance(cell, dict) or cell.get("cell_type") not in ("code", "markdown", "raw"):
        return None
    source = cell.get("source", "")
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    if not isinstance(source, str):
        return None
    metadata = cell.get("metadata")
    marks = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    attachments = cell.get("attachments")
    return {
        "cell_type": cell["cell_type"],
        # Half a surrogate pair cannot be written in any encoding.
        "source": source.encode("utf-8", errors="replace").decode(),
        "nbgrader": marks if isinstance(marks, dict) else {},
        "id": cell["id"]
        if isinstance(cell.get("id"), str) and re.fullmatch(r"[\w-]{1,64}", cell["id"], re.A)
        else None,
        "attachments": pictures(attachments) if isinstance(attachments, dict) else {},
    }


def pictures(attachments: dict) -> dict[str, dict[str, str]]:
    """Attached photographs of an answer written by hand: bitmaps only, which carry no script."""
    return {
        str(name): kept
        for name, bundle in attachments.items()
        if isinstance(bundle, dict)
        and (
            kept := {
                kind: data
                for kind, data in bundle.items()
                if kind in ("image/png", "image/jpeg", "image/gif")
                and isinstance(data, str)
                and re.fullmatch(r"[A-Za-z0-9+/=\s]*", data)
            }
        )
    }
