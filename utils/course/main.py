"""The command line `course`: one short function a command, the work is done in the rooms it calls."""

import os
import sys
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parents[2]
START = "lectures/start.ipynb"


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="neural-networks-course")
def cli():
    """The course on neural networks: open it, export its slides, make and grade its exercises."""
    if not (ROOT / "lectures").is_dir():
        raise click.ClickException(f"no lectures in {ROOT}: in the clone of the course, run pip install --no-deps -e .")


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
    from utils import browser

    if browser.install() is None:
        click.echo(f"course: {browser.ADVICE}; until then the browser tests are skipped", err=True)
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
