"""The course as a student meets it: lectures run in a real JupyterLab, the stepper driven by mouse and keyboard."""

import ast
import os
import re
from pathlib import Path

import nbformat
import pytest
from blame import listen
from moving import TOO_WIDE, moved

from utils.course.common import lectures
from utils.course.server import APPS, open_and_run, open_notebook
from utils.demos.lecture_03.two_input_network import TwoInputNetwork, backward, forward
from utils.demos.lecture_04.backpropagation import STEPS

pytestmark = pytest.mark.browser
# The walk over all widgets: every lecture in this application ("JupyterLab" or "Notebook 7"), two in the other, too.
APP = os.environ.get("COURSE_APP", "JupyterLab")
ALSO = ("00", "03")
WALKS = [(APP, lecture) for lecture in lectures(())] + [
    (other, lecture) for other in APPS if other != APP for lecture in lectures(ALSO)
]


def new_page(browser):
    page = browser.new_page(viewport={"width": 1400, "height": 1000})
    listen(page)
    return page


@pytest.fixture
def page(browser):
    page = new_page(browser)
    yield page
    page.close()


@pytest.fixture(scope="module")
def stepper(browser, lab):
    """The stepper of lecture 04, run once for all tests that drive it."""
    page = new_page(browser)
    open_and_run(page, lab, "lectures/04_backpropagation.ipynb")
    yield page.locator(".explore", has_text="Hide the next number").first
    assert page.complaints == []
    page.close()


@pytest.mark.parametrize(("app", "lecture"), WALKS, ids=lambda part: getattr(part, "stem", part))
def test_every_widget_of_a_lecture_opens_with_one_picture_and_every_control_moves_it(
    page, lab, lab_folder, app, lecture
):
    open_and_run(page, lab, widgets_of(lecture, lab_folder), timeout=300, app=app)
    widgets = page.locator(".explore")
    page.wait_for_function("document.querySelectorAll('.explore canvas[aria-label]').length > 0")
    assert widgets.count() == lecture.read_text().count('"explore(')
    assert page.locator(".explore canvas").count() == widgets.count()
    for alert in page.locator(".explore-alert").all():
        assert alert.is_hidden(), alert.inner_text()
    for widget in widgets.element_handles():
        count, still = moved(widget)
        assert widget.evaluate(TOO_WIDE) == []
        assert still == [], widget.query_selector(".explore-alt").text_content()
        assert count > 0
    assert page.locator(".explore canvas").count() == widgets.count()
    assert page.complaints == []
    shut_down_kernels(page, lab)


def widgets_of(lecture: Path, folder: Path) -> str:
    """A copy of the lecture in `folder` with its imports and widgets; all its cells are run for its deck."""
    notebook = nbformat.read(lecture, as_version=4)
    notebook.cells = [cell for cell in notebook.cells if "explore(" in cell.source or only_imports(cell)]
    nbformat.write(notebook, folder / "lectures" / f"widgets_{lecture.name}")
    return f"lectures/widgets_{lecture.name}"


def only_imports(cell) -> bool:
    return cell.cell_type == "code" and all(
        isinstance(statement, ast.Import | ast.ImportFrom) for statement in ast.parse(cell.source).body
    )


def shut_down_kernels(page, lab):
    """Nine lectures' kernels at once would fill the memory of a small machine."""
    cookies = {cookie["name"]: cookie["value"] for cookie in page.context.cookies()}
    for session in page.request.get(f"{lab}/api/sessions").json():
        address = f"{lab}/api/sessions/{session['id']}"
        assert page.request.delete(address, headers={"X-XSRFToken": cookies["_xsrf"]}).ok


def test_the_stepper_by_mouse_and_by_keyboard(stepper):
    page = stepper.page
    stepper.get_by_role("button", name="Reset").click()
    formula = stepper.locator(".explore-formula")
    step = stepper.get_by_label("Step", exact=True)
    cells = page.locator(".jp-Cell").count()

    def pixels():
        return stepper.locator("canvas").evaluate("canvas => canvas.toDataURL()")

    before = pixels()
    stepper.get_by_role("button", name="Next").click()
    value = forward(TwoInputNetwork())
    formula.get_by_text(f"{value['u1']:.3g}").wait_for()
    assert pixels() != before

    step.focus()
    page.keyboard.press("End")
    formula.get_by_text("∂L/∂x₂").wait_for()
    assert step.get_attribute("aria-valuetext") == f"{len(STEPS) - 1} of {len(STEPS) - 1}"
    last = backward(value)[STEPS[-1]]
    assert f"{last:.3g}".replace("-", "−") in formula.inner_text()

    x1 = stepper.get_by_label("x₁", exact=True)
    x1.focus()
    page.keyboard.press("ArrowRight")
    moved = forward(TwoInputNetwork(x1=1.6))
    changed = f"{backward(moved)[STEPS[-1]]:.3g}".replace("-", "−")
    formula.get_by_text(changed).wait_for()
    page.keyboard.press("b")  # "insert a cell below" in JupyterLab, were the key not the slider's own
    assert page.locator(".jp-Cell").count() == cells


def test_a_guess_before_the_number_is_shown(stepper):
    stepper.get_by_role("button", name="Reset").click()
    stepper.get_by_label("Hide the next number").check()
    stepper.get_by_role("button", name="Next").click()
    answer = f"{forward(TwoInputNetwork())['u1']:.3g}"
    summary = stepper.locator(".explore-summary")
    summary.get_by_text("?").first.wait_for()
    assert not re.search(rf"= {re.escape(answer)}\b", summary.inner_text())
    stepper.get_by_label("Your guess").fill("5")
    stepper.page.keyboard.press("Enter")
    summary.get_by_text(answer).first.wait_for()


def test_the_start_page_opens_a_lecture_by_its_link(page, lab):
    open_notebook(page, lab, "lectures/start.ipynb")
    page.get_by_role("link", name="Backpropagation").first.click()  # the second is its exercise
    page.get_by_role("heading", name="Lecture 04").first.wait_for()
