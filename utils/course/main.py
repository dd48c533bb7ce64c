"""The command line `course`: one short function a command, the work is done in the rooms it calls."""

import importlib
import os
import sys
from pathlib import Path

import click

from utils.grading import command as grading

ROOT = Path(__file__).resolve().parents[2]
START = "lectures/start.ipynb"


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="neural-networks-course")
def cli():
    """The course on neural networks: open it, export its slides, make and grade its exercises."""
    if not (ROOT / "lectures").is_dir():
        raise click.ClickException(f"no lectures in {ROOT}: in the clone of the course, run pip install --no-deps -e .")


BENCHMARKS = ("nn", "widgets", "grading")
PASS_ON = {"ignore_unknown_options": True, "help_option_names": []}


@cli.command(context_settings=PASS_ON)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def lab(arguments):
    """Open JupyterLab on the start page; ARGUMENTS go to JupyterLab (--no-browser --port 8899)."""
    from utils.course.lab import command

    run([*command(ROOT, START), *arguments])


@cli.command(context_settings=PASS_ON)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def test(arguments):
    """Run the tests; ARGUMENTS go to pytest."""
    from utils.course.machine import fetch

    for advice in fetch():
        click.echo(f"course: {advice}", err=True)
    run([sys.executable, "-m", "pytest", *(arguments or ("-n", "2", "--dist", "loadfile"))])


@cli.command()
def check():
    """Style of code and notebooks, and that no notebook keeps its outputs."""
    from utils.course.notebooks import with_outputs

    if kept := with_outputs(ROOT):
        raise click.ClickException("outputs are kept in " + ", ".join(kept) + "; strip them: course strip")
    run([sys.executable, "-m", "ruff", "check", "."])


@cli.command()
def strip():
    """Take outputs and execution counts out of every notebook of the course."""
    from utils.course.notebooks import strip_outputs

    for name in strip_outputs(ROOT):
        click.echo(f"stripped {name}")


@cli.command()
@click.argument("names", nargs=-1)
@click.option("--pdf", is_flag=True, help="Print each deck into a PDF beside it, too.")
def slides(names, pdf):
    """Export lectures to _build/slides/; NAMES are beginnings such as 04, none means all."""
    from utils.slides import build, error
    from utils.slides import pdf as paper

    try:
        decks = build.build(lectures(names), ROOT / "_build" / "slides")
        if pdf:
            paper.pdf(decks)
    except error.SlidesError as problem:
        raise click.ClickException(str(problem)) from problem


@cli.command("check-slides")
@click.argument("names", nargs=-1)
def check_slides(names):
    """Export lectures and look at every slide in a browser; exit 1 if anything is wrong with one."""
    from utils.browser import NoBrowserError
    from utils.slides import build, check, error

    try:
        faults = [
            fault for deck in build.build(lectures(names), ROOT / "_build" / "slides") for fault in check.check(deck)
        ]
    except (error.SlidesError, NoBrowserError) as problem:
        raise click.ClickException(str(problem)) from problem
    for fault in faults:
        click.echo(fault)
    if faults:
        raise SystemExit(1)
    click.echo("no faults")


@cli.command()
@click.argument("assignments", nargs=-1)
@click.option("--force", is_flag=True, help="Even where somebody has written answers into exercises/.")
def exercises(assignments, force):
    """Make the student versions in exercises/ from solutions/: all, or the ASSIGNMENTS named."""
    from utils.grading.course_folder import GradingError
    from utils.grading.release import generate

    try:
        for name in generate(list(assignments) or None, ROOT, force=force):
            click.echo(f"exercises/{name}")
    except GradingError as problem:
        raise click.ClickException(str(problem)) from problem


@cli.command(context_settings={"ignore_unknown_options": True})
@click.argument("what", type=click.Choice(BENCHMARKS), default=BENCHMARKS[0])
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def bench(what, arguments):
    """Measure speed as ratios, side by side in one run; the figures go to _build/bench/."""
    command = importlib.import_module(f"utils.bench.{what}").main
    command.main(list(arguments), prog_name=f"course bench {what}")


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


@cli.command()
def screenshot():
    """Make the README's picture anew, in a real JupyterLab."""
    from utils.course.screenshot import take

    click.echo(take(ROOT))


for command in (grading.grade, grading.feedback, grading.collect):
    cli.add_command(command)


def lectures(names) -> list[Path]:
    """The lecture notebooks whose names begin with one of `names`; all of them for none."""
    known = sorted((ROOT / "lectures").glob("[0-9][0-9]_*.ipynb"))
    chosen = [path for path in known if not names or path.name.startswith(tuple(names))]
    if missing := [name for name in names if not any(path.name.startswith(name) for path in chosen)]:
        raise click.ClickException(
            f"no lecture begins with {missing[0]!r}; there are {', '.join(path.stem for path in known)}"
        )
    return chosen


def run(command):
    """Become `command`, in the course's folder; its exit status is ours."""
    import subprocess

    raise SystemExit(subprocess.call(command, cwd=ROOT, env=os.environ | single_thread()))


def single_thread() -> dict[str, str]:
    """BLAS on one thread: on networks of lecture size a second thread costs more than it brings."""
    names = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
    return {name: os.environ.get(name, "1") for name in names}


if __name__ == "__main__":
    cli()
