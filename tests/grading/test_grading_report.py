"""The report, the tables, and the hint that two submissions are alike."""

import csv

import pytest

from utils.grading.results import tables
from utils.grading.results.report import histogram, write
from utils.grading.submissions import similar


def entry(student, status="OK", reasons=(), code=""):
    return {
        "student": student,
        "status": status,
        "reasons": list(reasons),
        "seconds": 1.0,
        "sketch": similar.sketch([code]),
    }


MARKS = {
    "ada": {"score": 7.0, "late": 0.5, "max": 9.0, "manual": 1, "cells": {"q1": (2.0, 2.0), "q2": (5.0, 7.0)}},
    "=cmd|' /C calc'!A0": {
        "score": 9.0,
        "late": 0.0,
        "max": 9.0,
        "manual": 0,
        "cells": {"q1": (2.0, 2.0), "q2": (7.0, 7.0)},
    },
}
ENTRIES = {
    "ada": entry("ada"),
    "=cmd|' /C calc'!A0": entry("=cmd|' /C calc'!A0", reasons=[("TAMPERED", "`near` was changed")]),
    "<script>alert(1)</script>": entry("<script>alert(1)</script>", "REJECTED", [("TRUNCATED", "<b>")]),
}


@pytest.fixture
def written(tmp_path):
    lines = write("small", ENTRIES, MARKS, tmp_path)
    return tmp_path / "grades" / "small", lines


def rows(path):
    with path.open(newline="") as file:
        return list(csv.reader(file))


def test_the_page_names_everybody_and_runs_nothing(written):
    page = (written[0] / "report.html").read_text()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script" not in page
    assert "`near` was changed" in page
    assert "50%" in page  # of two who were graded, one has all points of q2


def test_the_screen_says_why(written):
    assert "ada: 7 of 9 points, 0.5 off for being late, 1 answer(s) still to be graded by hand" in written[1]
    assert any(
        line.startswith("<script>alert(1)</script>: NOT GRADED. TRUNCATED: Your notebook breaks off")
        for line in written[1]
    )
    assert "small: 2 of 3 submissions graded, median 8 points, 1 to look at." in written[1]


def test_the_table_for_people_has_the_late_penalty(written):
    head, *lines = rows(written[0] / "grades.csv")
    table = {line[0]: dict(zip(head, line, strict=True)) for line in lines}
    assert (table["ada"]["score"], table["ada"]["late penalty"]) == ("7", "0.5")
    assert table["<script>alert(1)</script>"]["score"] == ""


def test_tables_for_moodle_and_canvas(written):
    moodle = rows(written[0] / "moodle.csv")
    canvas = rows(written[0] / "canvas.csv")
    assert moodle[0] == ["Username", "small", "Feedback comments"]
    assert ["ada", "7", ""] in moodle
    assert canvas[1][:1] + canvas[1][5:] == ["    Points Possible", "9"]
    assert ["ada", "", "", "ada", "", "7"] in canvas


def test_no_cell_of_a_table_is_a_formula(written):
    for name in ("grades", "moodle", "canvas"):
        for row in rows(written[0] / f"{name}.csv"):
            assert not any(value[:1] in ("=", "@") for value in row)
    assert tables.harmless("-3.5") == "-3.5"


def test_students_do_not_learn_that_they_are_suspected():
    assert tables.sentences(entry("x", reasons=[("TAMPERED", ""), ("OTHER_VARIANT", ""), ("NOISY", "")])).startswith(
        "Your cells printed"
    )


def test_the_picture_says_what_it_shows():
    assert "3 scores from 0 to 9, mean 5.3 of 9." in histogram([0.0, 7.0, 9.0], 9.0)


def test_alike_means_alike_in_unusual_code():
    usual = "def f(x):\n    return 1 / (1 + np.exp(-x)) * scale + offset\n"
    odd = "def g(x):\n    t = [k for k in range(7, 91, 3) if k ^ 5 & 3]\n    return sum(t) - len(t) // (x @ x) % 13\n"
    renamed = odd.replace("g(", "h(").replace(" t ", " u ").replace("(t)", "(u)") + "# mine\n"
    sketches = {f"s{i}": similar.sketch([usual]) for i in range(40)}
    sketches |= {"first": similar.sketch([usual, odd]), "second": similar.sketch([usual, renamed])}
    assert [pair[:2] for pair in similar.pairs(sketches)] == [("first", "second")]
