"""Grade what the students handed in: stock nbgrader autograde, one student at a time, one line for each."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import Autograde

from .course_folder import GradingError, choose, convert_source, course_directory, run, settings


def grade(assignment: str, root: str | Path = ".", *, force: bool = False, echo: Callable[[str], None] = print) -> int:
    """Grade all submissions of `assignment`, report each through `echo`, and return the exit code.

    Submissions are read from `submitted/STUDENT/ASSIGNMENT/`; graded copies go to `autograded/`, marks to
    `gradebook.db`, where `nbgrader formgrade` finds them. A submission that was graded before is left alone unless it
    is newer or `force` is given. The exit code is 0 when every submission has its marks, else 1.

    Raises GradingError for an unknown assignment and where nothing was submitted.
    """
    root = Path(root).resolve()
    choose([assignment], root)
    students = submitted(assignment, root)
    config = settings(root)
    course = course_directory(root, config)
    config.CourseDirectory.db_url = course.db_url
    with tempfile.TemporaryDirectory() as workshop:  # the gradebook must know the cells before it can take marks
        convert_source([assignment], root, Path(workshop), config)
    failed = 0
    for student in students:
        course.assignment_id, course.student_id = assignment, student
        converter = Autograde(coursedir=course, config=config)
        converter.force = force
        try:
            run(converter, "nbgrader says")
            echo(_summary(assignment, student, course.db_url))
        except (GradingError, MissingEntry) as error:
            failed += 1
            echo(f"{student}: not graded. {error}")
    echo(f"{assignment}: {len(students) - failed} of {len(students)} submissions graded.")
    return 1 if failed else 0


def submitted(assignment: str, root: Path) -> list[str]:
    """Names of the students who handed in `assignment`.

    Raises GradingError where there are none; the message says where submissions belong.
    """
    students = sorted(folder.parent.name for folder in (root / "submitted").glob(f"*/{assignment}") if folder.is_dir())
    if not students:
        raise GradingError(
            f"Nothing to grade: put each student's notebook in submitted/STUDENT/{assignment}/{assignment}.ipynb"
        )
    return students


def _summary(assignment: str, student: str, db_url: str) -> str:
    with Gradebook(db_url) as gradebook:
        submission = gradebook.find_submission(assignment, student)
        by_hand = sum(grade.needs_manual_grade for notebook in submission.notebooks for grade in notebook.grades)
        waiting = f", {by_hand} answer(s) still to be graded by hand" if by_hand else ""
        return f"{student}: {submission.score:g} of {submission.max_score:g} points{waiting}"
