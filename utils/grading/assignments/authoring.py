"""The commands of whoever writes the exercises: `course exercises`, `new-exercise` and `student-zip`."""

from contextlib import contextmanager
from pathlib import Path

import click

from utils.grading.command import course_dir


@contextmanager
def refusals():
    """What the instructor can mend is one line on the screen."""
    from utils.grading.errors import GradingError

    try:
        yield
    except GradingError as problem:
        raise click.ClickException(str(problem)) from problem


@click.command()
@click.argument("assignments", nargs=-1)
@click.option("--force", is_flag=True, help="Even where somebody has written answers into exercises/.")
@course_dir
def exercises(assignments, force, course_dir):
    """Make the student versions in exercises/ from solutions/: all, or the ASSIGNMENTS named."""
    import nbformat

    from utils.grading.assignments.prose import disagreements
    from utils.grading.assignments.release import generate

    with refusals():
        names = generate(list(assignments) or None, course_dir, force=force)
    for name in names:
        click.echo(f"exercises/{name}")
        for path in sorted(Path(course_dir, "solutions", name).glob("*.ipynb")):
            for fault in disagreements(nbformat.read(path, as_version=4)):
                click.echo(f"  solutions/{name}/{path.name}: {fault}", err=True)


@click.command("new-exercise")
@click.argument("name")
@course_dir
def new_exercise(name, course_dir):
    """Begin the exercise NAME: a small one that works, in solutions/NAME, to be rewritten."""
    from utils.grading.assignments.new_exercise import new_exercise as begin

    with refusals():
        for written in begin(name, course_dir):
            click.echo(written)
    click.echo(f"Rewrite solutions/{name}/{name}.ipynb in JupyterLab, then: make exercises, make test")


@click.command("student-zip")
@course_dir
def student_zip(course_dir):
    """Pack the course as students receive it into _build/: no solutions, no hidden tests, no instructor's tools."""
    from utils.grading.assignments.student_zip import student_zip as pack

    with refusals():
        click.echo(pack(course_dir))
