"""Make `exercises/`, the student versions, from `solutions/` with nbgrader's own converter.

The converter works in a temporary course folder, so that no gradebook is left behind, and the finished folder is
swapped in by renaming: whoever looks sees the old one or the new one, never half of one.
"""

import filecmp
import shutil
import tempfile
from pathlib import Path

import nbformat
from nbgrader.utils import compute_checksum, is_solution

from utils.grading import gradebook
from utils.grading.course_folder import GradingError, choose, convert_source, settings


def generate(assignments: list[str] | None = None, root: str | Path = ".", *, force: bool = False) -> list[str]:
    """Make the student versions and return the names of the assignments made.

    With assignments=None all of them, and whatever else is in `exercises/` goes; otherwise only those named, and the
    others stay as they are. Twice in a row gives the same bytes. Points that solutions/gradebook.toml gives otherwise
    are written into the sources, too.

    Raises GradingError for an unknown assignment, for a source that nbgrader refuses, and, unless `force`, where
    somebody has written answers into `exercises/`: those would be lost.
    """
    root = Path(root).resolve()
    names = choose(assignments, root)
    exercises = root / "exercises"
    replaced = [exercises / name for name in names] if assignments is not None else sorted(exercises.glob("*"))
    if not force and (answered := [folder.name for folder in replaced if _answers_in(folder)]):
        raise GradingError(
            f"There are answers in exercises/ ({', '.join(answered)}); generating would delete them. "
            "Move that work elsewhere first, or ask for it with force."
        )
    plan = gradebook.read(root)
    for name in names:
        if name in plan.assignments:
            gradebook.apply(root / "solutions" / name, plan.assignments[name], root)
    # Inside root: a rename is only whole within one file system.
    with tempfile.TemporaryDirectory(dir=root, prefix=".exercises-") as temporary:
        fresh = _convert(names, root, Path(temporary))
        if assignments is not None:
            for name in set(choose(None, root)) - set(names):
                if (exercises / name).is_dir():
                    shutil.copytree(exercises / name, fresh / name)
        if exercises.exists():
            exercises.rename(Path(temporary) / "old")
        fresh.rename(exercises)
    return names


def is_current(root: str | Path = ".") -> bool:
    """Whether `exercises/` equals, file by file and byte by byte, what `generate` would make now."""
    root = Path(root).resolve()
    with tempfile.TemporaryDirectory() as temporary:
        return _same(_convert(choose(None, root), root, Path(temporary)), root / "exercises")


def _convert(names: list[str], root: Path, workshop: Path) -> Path:
    """Run nbgrader on copies of the sources in the folder `workshop`; return the folder of student versions."""
    config = settings(root)
    convert_source(names, root, workshop, config)
    folder = workshop / config.CourseDirectory.release_directory
    folder.mkdir(exist_ok=True)  # a course without assignments
    return folder


def _answers_in(folder: Path) -> bool:
    """Whether a solution cell in `folder` no longer has the checksum that nbgrader gave it."""
    cells = (cell for path in folder.glob("*.ipynb") for cell in nbformat.read(path, as_version=4).cells)
    return any(is_solution(cell) and compute_checksum(cell) != cell.metadata.nbgrader.get("checksum") for cell in cells)


def _same(left: Path, right: Path) -> bool:
    def names(folder):
        return sorted(path.relative_to(folder) for path in folder.rglob("*") if ".ipynb_checkpoints" not in path.parts)

    if names(left) != names(right):
        return False
    files = [name for name in names(left) if (left / name).is_file()]
    return all(filecmp.cmp(left / name, right / name, shallow=False) for name in files)
