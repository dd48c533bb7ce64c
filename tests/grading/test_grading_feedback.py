"""Feedback shows no hidden test and runs no script of a student."""

import html
import re

import pytest
from hostile_class import grade_cases
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from small_course import NAME
from traitlets.config import Config

from utils.grading.errors import GradingError
from utils.grading.results.feedback import feedback
from utils.grading.results.safe_html import harden

STUDENTS = ["scripts", "hidden-wrong", "prints-hidden", "half", "truncated", "honest"]


@pytest.fixture(scope="module")
def pages(bwrap, tmp_path_factory):
    root = grade_cases(tmp_path_factory.mktemp("class"), STUDENTS).root
    assert feedback(NAME, root) == sorted(STUDENTS)
    return {name: root / "feedback" / name / NAME / f"{NAME}.html" for name in STUDENTS}


def visible(page):
    """The text of a page as a reader copies it, without white space, which highlighting scatters."""
    return re.sub(r"\s", "", html.unescape(re.sub(r"<[^>]*>", "", page.read_text())))


@pytest.mark.parametrize("student", ["hidden-wrong", "prints-hidden", "half", "honest"])
def test_hidden_tests_are_not_shown(pages, student):
    text = visible(pages[student])
    assert "near(square(3),9)" in text
    assert "near(square(-0.5)" not in text
    assert "near(double(-3.5)" not in text
    assert "HIDDENTESTS" not in text


def test_a_failed_hidden_test_is_told_without_its_content(pages):
    text = visible(pages["hidden-wrong"])
    assert "AssertionError:ahiddentestfailed." in text
    assert "-1.5isnot0.25" not in text


def test_a_failed_visible_test_keeps_its_message(pages):
    assert "6isnot9" in visible(pages["half"])


def test_a_rejected_student_is_told_why(pages):
    assert "breaksoffinthemiddle" in visible(pages["truncated"])


def test_a_student_who_was_not_graded_is_named(pages):
    root = pages["honest"].parents[3]
    with pytest.raises(GradingError, match="Nothing of typo was graded"):
        feedback(NAME, root, ["honest", "typo"])


def test_one_failure_costs_nobody_a_page(pages):
    root = pages["honest"].parents[3]
    graded = root / "autograded" / "half" / NAME / f"{NAME}.ipynb"
    kept, before = graded.read_text(), pages["half"].read_text()
    graded.write_text("{")
    pages["scripts"].unlink()
    try:
        with pytest.raises(GradingError, match=r"Feedback for 1 of 2\. half: "):
            feedback(NAME, root, ["half", "scripts"])
    finally:
        graded.write_text(kept)
    assert pages["half"].read_text() == before
    assert pages["scripts"].exists()


def test_nbgraders_own_pages_can_be_hardened_too():
    """What nbgrader_config.py needs so that the formgrader does not run a student's script either."""
    config = Config()
    harden(config)
    script = "<script>window.stolen = 1</script><img src=x onerror='window.stolen = 1'>"
    notebook = new_notebook(
        cells=[
            new_markdown_cell(f"# Why\n\n{script}\n\n**Because** $a<b$ [click](javascript:steal())"),
            new_code_cell("", outputs=[new_output("display_data", {"text/html": script, "text/plain": "x"})]),
            new_code_cell("", outputs=[new_output("display_data", {"application/javascript": "steal()"})]),
        ]
    )
    page = HTMLExporter(config=config).from_notebook_node(notebook)[0]
    for trace in ("<script>window", "<img src", 'href="javascript', "steal()</script>"):
        assert trace not in page
    assert "<strong>Because</strong>" in page


@pytest.mark.browser
@pytest.mark.parametrize("student", ["scripts"])
def test_no_script_of_a_student_runs(pages, browser, student):
    page = browser.new_page()
    page.route("https://**", lambda route: route.abort())
    page.goto(pages[student].as_uri(), wait_until="load")
    for link in page.locator("a", has_text="click").all():
        link.click(timeout=2000)
    assert page.evaluate("window.stolen") is None
    assert page.locator("[onerror], [onload], a[href^='javascript']").count() == 0
    page.close()
