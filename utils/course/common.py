"""What the commands share: where the course lies, and how a program is started in it."""

import os
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parents[2]


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
