"""Take in what a student handed in, without trusting a byte of it: regular files only, bounded, each one judged."""

import json
import os
import re
import stat
import sys
from dataclasses import dataclass, field
from importlib.metadata import packages_distributions
from pathlib import Path

from nbgrader.utils import parse_utc

from utils.grading.reasons import Rejected

LARGEST_NOTEBOOK, LARGEST_FILE, LARGEST_ALL, MOST_FILES = 150_000_000, 50_000_000, 200_000_000, 500
IGNORED = {".ipynb_checkpoints", "__pycache__", ".git", ".DS_Store", "__MACOSX", "feedback"}
# What nbgrader keeps in a submission's folder for itself.
KEPT = re.compile(r"[^\x00-\x1f/\\]{1,200}")
TIME = "timestamp.txt"  # where nbgrader reads when something was handed in
LONGEST = 255  # bytes in a file's name: more no disk takes
TIMESTAMP = re.compile(r"\d{4}-\d{1,2}-\d{1,2}[ T]\d")


@dataclass
class Submission:
    """One student's files, read into memory, and what was noticed about them."""

    student: str
    notebooks: dict[str, bytes] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    timestamp: str | None = None
    reasons: list[tuple[str, str]] = field(default_factory=list)

    def note(self, code: str, detail: str = "") -> None:
        """Remember a reason, once."""
        if (code, detail) not in self.reasons:
            self.reasons.append((code, detail))


def ingest(folder: Path, student: str) -> Submission:
    """Read `folder`, the submission of `student`.

    Raises Rejected where there is nothing that could be graded.
    """
    submission = Submission(student)
    if not is_text(student):  # no gradebook takes such a name
        raise Rejected("NOT_A_FOLDER", "its name is no text")
    for parent in (folder.parent, folder):
        if parent.is_symlink() or not parent.is_dir():
            raise Rejected("NOT_A_FOLDER")
    total, blame = 0, None
    for path in walk(folder, submission):
        name = path.relative_to(folder).as_posix()
        is_notebook = path.suffix == ".ipynb" or re.search(r"\.ipynb\.(txt|json)$", path.name)
        try:
            content = read(path, LARGEST_NOTEBOOK if is_notebook else LARGEST_FILE)
        except Rejected as rejected:
            submission.note("ODD_FILES", name)
            blame = rejected if is_notebook else blame
            continue
        total += len(content)
        if total > LARGEST_ALL:
            raise Rejected("TOO_BIG", f"more than {LARGEST_ALL} bytes")
        if is_notebook:
            submission.notebooks[name] = content
        elif name == TIME:
            submission.timestamp = readable(content, submission)
        elif shadows(name):
            submission.note("SHADOWING", name)
        else:
            submission.files[name] = content
    if not submission.notebooks:
        raise blame or Rejected("NO_NOTEBOOK")
    return submission


def walk(folder: Path, submission: Submission):
    """All paths below `folder` that could be files, in a fixed order; links are never followed."""
    count = 0
    for place, folders, names in os.walk(folder):
        for name in sorted(folders):
            if name not in IGNORED and ((Path(place) / name).is_symlink() or not named_well(name)):
                submission.note("ODD_FILES", (Path(place) / name).relative_to(folder).as_posix())
        folders[:] = sorted(
            name
            for name in folders
            if name not in IGNORED and named_well(name) and not (Path(place) / name).is_symlink()
        )
        for name in sorted(set(names) - IGNORED):
            count += 1
            if count > MOST_FILES:
                submission.note("ODD_FILES", f"more than {MOST_FILES} files")
                return
            if named_well(name):
                yield Path(place) / name
            else:
                submission.note("ODD_FILES", name.encode(errors="replace").decode())


def named_well(name: str) -> bool:
    """Whether a file's name can be written down, and leads nowhere else."""
    return is_text(name) and len(name.encode()) <= LONGEST and KEPT.fullmatch(name) is not None


def is_text(name: str) -> bool:
    """Whether a name on the disk is UTF-8; Python stands in for bytes that are not."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def read(path: Path, largest: int) -> bytes:
    """The content of a regular file. Raises Rejected for anything else, without waiting for a pipe to speak."""
    try:
        fd = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise Rejected("NOT_A_FILE", path.name) from error
    with open(fd, "rb") as file:
        status = os.fstat(fd)
        if not stat.S_ISREG(status.st_mode):
            raise Rejected("NOT_A_FILE", path.name)
        if status.st_size > largest:
            raise Rejected("TOO_BIG", path.name)
        content = file.read(largest + 1)
    if len(content) > largest:
        raise Rejected("TOO_BIG", path.name)
    return content


def shadows(name: str) -> bool:
    """Whether `import` would take this file for a module that Python, a package or the course has already."""
    first = name.split("/", 1)[0].split(".", 1)[0]
    return first in modules() and (name.endswith((".py", ".so", ".pyc", ".pth", ".zip")) or "/" in name)


def modules() -> frozenset[str]:
    """Names of all modules there are at the top level."""
    if not _modules:
        _modules.update(sys.stdlib_module_names, packages_distributions(), {"utils", "sitecustomize", "usercustomize"})
    return frozenset(_modules)


_modules: set[str] = set()


def readable(content: bytes, submission: Submission) -> str | None:
    """The time stamp as text, if nbgrader can read it and it looks like one; else None, with a note."""
    text = content[:200].decode("utf-8", errors="replace").strip()
    try:
        if TIMESTAMP.match(text) and parse_utc(text) is not None:
            return text
    except Exception:  # dateutil raises several kinds
        pass
    submission.note("BAD_TIMESTAMP", json.dumps(text[:40]))
    return None
