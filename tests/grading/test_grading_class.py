"""Hostile and clumsy students end with the right points or a reason, and change nobody else's."""

import psutil
import pytest
from hostile_class import EXPECTED

from utils.grading.reasons import SENTENCES


@pytest.mark.parametrize("name", EXPECTED, ids=list(EXPECTED))
def test_points_and_reasons(graded, name):
    marks, codes = EXPECTED[name]
    found = graded.codes(name)
    rejected = graded.entries[name]["status"] == "REJECTED"
    if codes is not None:
        assert codes <= found, graded.entries[name]
        # To mention a gradebook or /proc is suspicious, rightly, and is not what these cases are about.
        assert found - {"SUSPICIOUS"} <= codes or rejected, graded.entries[name]
    assert found <= set(SENTENCES)
    assert "INFRASTRUCTURE" not in found
    if marks is not None:
        assert not rejected
        assert graded.tests(name) == marks, graded.entries[name]
    elif rejected:
        assert name not in graded.points


def test_exit_code_says_that_some_were_rejected(graded):
    assert graded.code == 2


def test_no_process_is_left(graded):
    left = [process.info for process in psutil.process_iter(["cmdline"]) if "98765" in (process.info["cmdline"] or [])]
    assert left == []


def test_the_report_tells_of_the_class(graded):
    page = (graded.root / "grades" / "small" / "report.html").read_text()
    assert "Scores" in page
    assert "square-test" in page
    assert "assert` no longer fails" in page
    assert graded.entries["honest"]["sketch"]
