"""The command line `course`: one short function a command, the work is done in the rooms it calls."""

import click

from utils.course.common import ROOT, lectures, run

START = "lectures/start.ipynb"


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="neural-networks-course")
def cli():
    """The course on neural networks: open it, export its slides, make and grade its exercises."""
    if not (ROOT / "lectures").is_dir():
        raise click.ClickException(f"no lectures in {ROOT}: in the clone of the course, run pip install --no-deps -e .")


@cli.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def lab(arguments):
    """Open JupyterLab on the start page; ARGUMENTS go to JupyterLab (--no-browser --port 8899)."""
    from utils.course.lab import command

    run([*command(ROOT, START), *arguments])


@cli.command()
@click.argument("names", nargs=-1)
@click.option("--pdf", is_flag=True, help="Print each deck into a PDF beside it, too.")
def slides(names, pdf):
    """Export lectures to _build/slides/; NAMES are beginnings such as 04, none means all."""
    from utils.slides import build
    from utils.slides import pdf as paper

    if pdf:
        paper.require_browser("slides as PDF")
    decks = build.build(lectures(names), ROOT / "_build" / "slides")
    if pdf:
        paper.pdf(decks)


@cli.command()
@click.argument("names", nargs=-1)
def handout(names):
    """Write lectures to read and to print, as HTML and PDF, to _build/handouts/; NAMES as for slides."""
    from utils.slides.handout import handouts

    handouts(lectures(names), ROOT / "_build" / "handouts")


@cli.command()
@click.argument("names", nargs=-1)
@click.option("--again", is_flag=True, help="Begin anew instead of going on where a run was stopped.")
def curves(names, again):
    """Measure the curves that take longer than a lecture: all that are missing, or those NAMED."""
    from utils.curves.measured import FOLDER, all_curves

    known = all_curves()
    if unknown := sorted(set(names) - set(known)):
        raise click.ClickException(f"no curve {unknown[0]!r}; there are {', '.join(known) or 'none'}")
    for name in names or [name for name in known if again or not (FOLDER / f"{name}.json").exists()]:
        click.echo(known[name].measure(again))


if (ROOT / "utils" / "grading").is_dir():  # `course student-zip` leaves that room out, and the maintainer's commands
    from utils.course import maintain
    from utils.grading import command
    from utils.grading.assignments import authoring

    for room in (maintain, authoring, command):
        for one in vars(room).values():
            if isinstance(one, click.Command):
                cli.add_command(one)


if __name__ == "__main__":
    cli()
