"""The instructor's commands: `course grade`, `course feedback` and `course collect`."""

import os
from pathlib import Path

import click

from utils.grading.isolation import sandbox as walls

course_dir = click.option(
    "--course-dir", default=".", type=click.Path(exists=True, file_okay=False), help="The course's folder."
)
ROSTER = "CSV: id, and any of first_name, last_name, email, lms_user_id."
only = click.option("--student", "students", multiple=True, help="Only this student; may be given several times.")


def on_posix() -> None:
    """Raise ClickException on Windows, which has neither our walls nor the locks we need."""
    if os.name == "nt":
        raise click.ClickException("Grading runs on Linux, and on macOS through Docker. On Windows, use it in WSL.")


@click.command()
@click.argument("assignment")
@click.option("-j", "--jobs", type=click.IntRange(min=1), help="Submissions at a time; one per core by default.")
@only
@click.option("--force", is_flag=True, help="Grade again what has not changed.")
@click.option("--sandbox", type=click.Choice(walls.TIERS), default="auto", help="Where student code runs.")
@click.option("--no-sandbox", is_flag=True, help="Run student code with your own rights: only where all is expendable.")
@click.option("--scheduler", metavar="ADDRESS", help="Let the workers of this dask scheduler execute.")
@click.option("--feedback", "with_feedback", is_flag=True, help="Write the students' feedback pages, too.")
@course_dir
def grade(assignment, jobs, students, force, sandbox, no_sandbox, scheduler, with_feedback, course_dir):
    """Grade what was handed in for ASSIGNMENT: submitted/STUDENT/ASSIGNMENT/.

    Exit code: 0 all graded, 2 some rejected (the report says why), 1 our own machinery failed.
    """
    on_posix()
    from utils.grading.course_folder import GradingError
    from utils.grading.engine import grade as run

    try:
        code = run(
            assignment,
            Path(course_dir),
            jobs=jobs,
            students=list(students) or None,
            force=force,
            sandbox="none" if no_sandbox else sandbox,
            scheduler=scheduler,
            echo=click.echo,
        )
        if with_feedback:
            write_feedback(assignment, course_dir, students)
    except (GradingError, walls.NoSandboxError) as error:
        raise click.ClickException(str(error)) from error
    raise SystemExit(code)


@click.command()
@click.argument("assignment")
@only
@course_dir
def feedback(assignment, students, course_dir):
    """Write the feedback pages for ASSIGNMENT, without hidden tests and without live script."""
    on_posix()
    from utils.grading.course_folder import GradingError

    try:
        write_feedback(assignment, course_dir, students)
    except GradingError as error:
        raise click.ClickException(str(error)) from error


def write_feedback(assignment, course_dir, students):
    from utils.grading.results.feedback import feedback as run

    written = run(assignment, Path(course_dir), list(students) or None)
    click.echo(f"{assignment}: feedback for {len(written)} student(s) in feedback/.")


@click.command()
@click.argument("assignment")
@click.argument("export", type=click.Path(exists=True))
@click.option("--roster", type=click.Path(exists=True, dir_okay=False), help=ROSTER)
@course_dir
def collect(assignment, export, roster, course_dir):
    """Sort EXPORT, a zip or folder of submissions from Moodle or Canvas, into submitted/."""
    on_posix()
    from utils.grading.course_folder import GradingError
    from utils.grading.submissions.collect import collect as run

    try:
        result = run(assignment, export, Path(course_dir), roster)
    except GradingError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{len(result.matched)} student(s) matched.")
    for name in result.late:
        click.echo(
            f"LATE, says Canvas, but not when: {name}. For a penalty: submitted/{name}/{assignment}/timestamp.txt"
        )
    for name in result.unmatched:
        click.echo(f"UNMATCHED: {name}: add the name to the roster, or move the files by hand.")
    for name in result.refused:
        click.echo(f"left out: {name}")
    raise SystemExit(2 if result.unmatched else 0)
