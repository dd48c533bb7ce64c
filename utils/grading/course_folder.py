"""What both tools need: nbgrader's settings as the course has them, and assignments by name."""

import logging
import os
import shutil
import warnings
from contextlib import contextmanager
from pathlib import Path

from alembic.script import ScriptDirectory
from nbgrader import api
from nbgrader.api import Gradebook
from nbgrader.converters import GenerateAssignment
from nbgrader.converters.base import BaseConverter, NbGraderException
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from utils.grading import gradebook
from utils.grading.errors import GradingError


def settings(root: Path) -> Config:
    """The contents of `nbgrader_config.py` in the folder `root`.

    Raises GradingError where `root` holds no such file.
    """
    if not (root / "nbgrader_config.py").is_file():
        raise GradingError(f"No nbgrader_config.py in {root}. Call this from the top folder of the course.")
    return PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()


def course_directory(root: Path, config: Config) -> CourseDirectory:
    """nbgrader's view of the course in `root`: every path and the gradebook beneath it."""
    return CourseDirectory(root=str(root), config=config)


def assignments(root: Path) -> list[str]:
    """Names of all assignments: the folders in `solutions/` that hold a notebook."""
    return sorted({notebook.parent.name for notebook in (root / "solutions").glob("*/*.ipynb")})


def choose(names: list[str] | None, root: Path) -> list[str]:
    """`names` as they are, or all assignments for None.

    Raises GradingError for a name that is not an assignment; the message lists those that exist.
    """
    known = assignments(root)
    unknown = sorted(set(names or []) - set(known))
    if unknown:
        raise GradingError(f"Unknown assignment: {', '.join(unknown)}. There are: {', '.join(known) or 'none'}.")
    return known if names is None else sorted(set(names))


def convert_source(names: list[str], root: Path, workshop: Path, config: Config) -> None:
    """Let nbgrader make the student versions of `names` from copies of their sources in the folder `workshop`.

    Their cells are noted in a gradebook inside `workshop`, unless config.CourseDirectory.db_url names another, with
    the points and the due date of solutions/gradebook.toml.
    """
    plan = gradebook.read(root)
    for name in names:
        folder = workshop / config.CourseDirectory.source_directory / name
        ignored = shutil.ignore_patterns(".ipynb_checkpoints", "__pycache__")
        shutil.copytree(root / "solutions" / name, folder, ignore=ignored)
        if entry := plan.assignments.get(name):
            gradebook.apply(folder, entry, root)
        course = course_directory(workshop, config)
        course.assignment_id = name
        run(GenerateAssignment(coursedir=course, config=config), f"nbgrader refuses solutions/{name}")
        if entry and entry.due:
            with Gradebook(course.db_url, course.course_id) as book:
                book.update_or_create_assignment(name, duedate=entry.due)


def replace_folder(final: Path, fresh: Path) -> None:
    """Put the folder `fresh` in the place of `final`, whole or not at all; both on one disk, in this course."""
    final.parent.mkdir(parents=True, exist_ok=True)
    old = fresh.with_name(f"{fresh.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if os.path.lexists(final):
        final.rename(old)
    fresh.rename(final)
    shutil.rmtree(old, ignore_errors=True)


def run(converter: BaseConverter, failure: str) -> None:
    """Run one of nbgrader's converters quietly; GradingError with `failure` and what nbgrader logged, if it fails."""
    complaints = _Complaints()
    # A logger of its own: nbgrader's is shared with the whole process and talks to the screen.
    converter.log = logging.Logger("nbgrader")
    converter.log.addHandler(complaints)
    try:
        with _schema_by_library(), warnings.catch_warnings():
            # A remark of SQLAlchemy's on nbgrader's own bookkeeping, at every first submission. It is harmless.
            warnings.filterwarnings("ignore", "Object of type <.*> not in session")
            converter.start()
    except NbGraderException as error:
        raise GradingError(f"{failure}: {complaints}") from error


@contextmanager
def _schema_by_library():
    """nbgrader asks the program `alembic` for the schema of a new gradebook: 3.6 s, where its library takes 0.1 s."""
    by_program = api.get_alembic_version
    api.get_alembic_version = newest_schema
    try:
        yield
    finally:
        api.get_alembic_version = by_program


def newest_schema() -> str:
    """The version of nbgrader's gradebook, as alembic names it."""
    return ScriptDirectory(str(Path(api.__file__).parent / "alembic")).get_current_head()


class _Complaints(logging.Handler):
    """Keeps what is logged as an error: what the tracebacks say, or all of it where there is none."""

    def __init__(self):
        super().__init__(level=logging.ERROR)
        self.messages = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage().strip())

    def __str__(self) -> str:
        said = [message.splitlines()[-1] for message in self.messages if message.startswith("Traceback")]
        return " ".join(said or self.messages)
