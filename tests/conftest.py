"""What the tests share: a real browser, and a JupyterLab on a copy of the course."""

import os
import shutil
from pathlib import Path

import pytest

from utils.browser import NoBrowserError, chromium
from utils.course.server import running_lab

# One thread for BLAS, here and in every kernel the tests start: two workers on two cores must not fight over them.
# NumPy is not imported yet: nothing above loads it.
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")


ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 120_000  # ms that a page may take to do what a test waits for: a loaded machine is slow, not wrong


@pytest.fixture(scope="module")
def browser():
    """A Chromium driven by Playwright; without one the test is skipped, and the summary says how to get it.

    It closes with its module: Playwright's event loop must not run while other tests start loops of their own.
    """
    try:
        with chromium() as browser:
            browser.on("context", lambda context: context.set_default_timeout(PATIENCE))
            yield browser
    except NoBrowserError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def lab_folder(tmp_path_factory):
    """A copy of the lectures and exercises, so that no test changes the course."""
    course = tmp_path_factory.mktemp("course")
    for name in ("lectures", "exercises"):
        shutil.copytree(ROOT / name, course / name, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    shutil.copy(ROOT / "nbgrader_config.py", course)
    return course


@pytest.fixture(scope="session")
def lab(lab_folder):
    """Address of a JupyterLab that serves this copy."""
    with running_lab(lab_folder) as address:
        yield address
