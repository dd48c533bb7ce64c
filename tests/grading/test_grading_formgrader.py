"""nbgrader's formgrader, live in a browser on a class that we graded: what a person enters there stays."""

import nbformat
import pytest
from nbformat.v4 import new_code_cell
from nbgrader.api import Gradebook
from small_course import NAME, answered, cell, hand_in, make_course, released

from utils.course.server import running_lab
from utils.grading.engine import grade

pytestmark = pytest.mark.browser
PATIENCE = 180_000  # milliseconds; the machine may be busy
LATE = """
from nbgrader.plugins import LateSubmissionPlugin
class OnePointOff(LateSubmissionPlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return 1.0
c.AssignLatePenalties.plugin_class = OnePointOff
"""
SCRIPT = "<script>window.stolen = 1</script><img src=x onerror='window.stolen = 1'>"


def gradebook(root):
    return Gradebook(f"sqlite:///{root}/gradebook.db")


def stored(root, student):
    """What the gradebook says of a student: question → automatic, manual and extra points; penalty; score."""
    with gradebook(root) as book:
        submission = book.find_submission(NAME, student)
        grades = submission.notebooks[0].grades
        points = {g.name: (g.auto_score, g.manual_score, g.extra_credit) for g in grades}
        return points, submission.late_submission_penalty, submission.score - submission.late_submission_penalty


@pytest.fixture(scope="module")
def course(bwrap, tmp_path_factory):
    """Ada's right answers hold scripts; Bob's square is wrong, and late."""
    root = make_course(tmp_path_factory.mktemp("course"))
    with open(root / "nbgrader_config.py", "a") as file:
        file.write(LATE)
    ada = answered(released(root), why=f"Because. {SCRIPT}")
    ada.cells.insert(2, new_code_cell(f"from IPython.display import HTML\nHTML({SCRIPT!r})"))
    hand_in(root, "ada", ada)
    late = {"timestamp.txt": b"2026-01-02 00:00:00 UTC"}
    hand_in(root, "bob", answered(released(root), square="def square(x):\n    return 3 * x"), **late)
    assert grade(NAME, root, jobs=2, echo=lambda line: None) == 0
    with gradebook(root) as book:
        book.update_or_create_assignment(NAME, duedate="2026-01-01 00:00:00")
    assert grade(NAME, root, jobs=2, force=True, echo=lambda line: None) == 0
    return root


@pytest.fixture(scope="module")
def page(course, browser):
    with running_lab(course, timeout=180) as address:
        page = browser.new_page(base_url=address)
        page.set_default_timeout(PATIENCE)
        yield page
        page.close()


def open_submission(page, course, student):
    with gradebook(course) as book:
        number = book.find_submission(NAME, student).notebooks[0].id
    page.goto(f"/formgrader/submissions/{number}/?index=0")
    page.locator("#why").wait_for()
    page.wait_for_function("document.querySelector('#double-test').placeholder !== ''")


def enter(page, name, value):
    """Type points into the field `name` and wait until the gradebook has them."""
    with page.expect_response(lambda reply: "/formgrader/api/grade/" in reply.url and reply.request.method == "PUT"):
        page.locator(f"#{name}").fill(value)
        page.locator(f"#{name}").press("Tab")


def test_a_late_submission_loses_its_points(course):
    points, penalty, score = stored(course, "bob")
    assert penalty == 1.0
    assert score == sum(auto or 0 for auto, _, _ in points.values()) - 1.0 == 2.0
    assert stored(course, "ada")[1:] == (0.0, 7.0)


def test_the_overview_names_the_class(page, course):
    page.goto(f"/formgrader/manage_submissions/{NAME}")
    row = page.get_by_role("row").filter(has_text="ada")
    row.get_by_text("7 / 9").wait_for()
    assert row.get_by_text("needs manual grading").count() == 1


def test_no_script_of_a_student_runs(page, course):
    open_submission(page, course, "ada")
    assert page.get_by_text("Because.").count() == 1
    assert page.evaluate("window.stolen") is None
    assert page.locator("[onerror]").count() == 0


def test_what_a_person_enters_stays_through_regrading(page, course):
    open_submission(page, course, "bob")
    assert page.locator("#square-test").get_attribute("placeholder") == "0"
    enter(page, "why", "1.5")
    enter(page, "both-test_extra_credit", "0.5")
    ada, (bob, _, _) = stored(course, "ada"), stored(course, "bob")
    assert (bob["why"], bob["both-test"]) == ((None, 1.5, None), (1.0, None, 0.5))

    # One student again.
    assert grade(NAME, course, jobs=1, force=True, students=["bob"], echo=lambda line: None) == 0
    assert stored(course, "bob") == (bob, 1.0, 4.0)
    assert stored(course, "ada") == ada

    # One question again, with a mended test: its points change, and nobody's manual ones.
    path = course / "solutions" / NAME / f"{NAME}.ipynb"
    source = nbformat.read(path, as_version=4)
    cell(source, "square-test").source = "near(square(3), 9)"
    nbformat.write(source, path)
    assert grade(NAME, course, jobs=1, echo=lambda line: None) == 0
    assert stored(course, "bob") == (bob | {"square-test": (3.0, *bob["square-test"][1:])}, 1.0, 7.0)
    assert stored(course, "ada") == ada

    open_submission(page, course, "bob")
    assert page.locator("#square-test").get_attribute("placeholder") == "3"
    assert page.locator("#why").input_value() == "1.5"
