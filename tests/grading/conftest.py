"""The tests of this folder share one class of students, graded once, and need bubblewrap."""

import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # the cases beside this file

from hostile_class import grade_cases

from utils.grading.isolation.sandbox import works


@pytest.fixture(scope="session", autouse=True)
def bwrap():
    """Student code runs behind bubblewrap in every test here; without it they are skipped, and say so."""
    if shutil.which("bwrap") is None or not works("bwrap"):
        pytest.skip("bubblewrap does not work here: sudo apt install bubblewrap")


@pytest.fixture(scope="session")
def graded(bwrap, tmp_path_factory):
    """The whole class, graded in one go."""
    return grade_cases(tmp_path_factory.mktemp("class"))
