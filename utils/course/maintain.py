"""The maintainer's commands: test, check, strip, check-slides, bench and screenshot. Students receive none of them."""

import importlib
import os
import sys

import click

from utils.course.common import ROOT, lectures, run

BENCHMARKS = ("nn", "widgets", "grading")
# Two workers, a file each, in the files' order: those with few and long tests must not come last.
BALANCED = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder", "--durations=15")
PASS_ON = {"ignore_unknown_options": True, "help_option_names": []}


@click.command(context_settings=PASS_ON)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def test(arguments):
    """Run the tests; ARGUMENTS go to pytest."""
    if os.name == "nt":
        raise click.ClickException("The tests run on Linux and macOS. On Windows, run them in WSL.")
    from utils.course import machine

    for advice in machine.fetch():
        click.echo(f"course: {advice}", err=True)
    run([sys.executable, "-m", "pytest", *(arguments or BALANCED)])


@click.command()
def check():
    """Style of code and notebooks, and that no notebook keeps its outputs."""
    from utils.course.notebooks import unstripped

    if kept := unstripped(ROOT):
        raise click.ClickException("outputs or odd spacing in " + ", ".join(kept) + "; strip them: course strip")
    run([sys.executable, "-m", "ruff", "check", "."])


@click.command()
def strip():
    """Take outputs and execution counts out of every notebook of the course."""
    from utils.course import notebooks

    for name in notebooks.strip(ROOT):
        click.echo(f"stripped {name}")


@click.command("check-slides")
@click.argument("names", nargs=-1)
def check_slides(names):
    """Export lectures and look at every slide in a browser; exit 1 if anything is wrong with one."""
    from utils.slides import build, check, pdf

    pdf.require_browser("a look at the slides")
    decks = build.build(lectures(names), ROOT / "_build" / "slides")
    faults = [fault for deck in decks for fault in check.check(deck)]
    for fault in faults:
        click.echo(fault)
    if faults:
        raise SystemExit(1)
    click.echo("no faults")


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("what", type=click.Choice(BENCHMARKS), default=BENCHMARKS[0])
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def bench(what, arguments):
    """Measure speed as ratios, side by side in one run; the figures go to _build/bench/."""
    command = importlib.import_module(f"utils.bench.{what}").main
    command.main(list(arguments), prog_name=f"course bench {what}")


@click.command()
def screenshot():
    """Make the README's picture anew, in a real JupyterLab."""
    from utils.course.screenshot import take

    click.echo(take(ROOT))
