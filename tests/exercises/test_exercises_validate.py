"""nbgrader's *Validate* button in JupyterLab, in a real browser, on the student version."""

import shutil

import nbformat
import pytest
from simulated_class import ROOT, Student, read, submission

from utils.course.server import open_notebook, running_lab

pytestmark = pytest.mark.browser
ASSIGNMENT = "sigmoid_derivative"
PATIENCE = 300  # seconds, for a machine that is busy with other things; each wait ends as soon as its condition holds
PATH = f"exercises/{ASSIGNMENT}/{ASSIGNMENT}.ipynb"


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A copy of what a student has: the exercises and nbgrader's settings."""
    folder = tmp_path_factory.mktemp("student")
    shutil.copytree(ROOT / "exercises", folder / "exercises")
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    return folder


@pytest.fixture(scope="module")
def jupyterlab(course):
    """Address of a JupyterLab that serves that copy."""
    with running_lab(course, timeout=PATIENCE) as address:
        yield address


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    yield context.new_page()
    context.close()


def validate(page, jupyterlab):
    """Open the notebook, press the button, and return what the dialogue says."""
    page.set_default_timeout(1000 * PATIENCE)
    open_notebook(page, jupyterlab, PATH, PATIENCE)
    page.get_by_role("button", name="Validate").click()
    message = page.locator("#validation-message")
    message.wait_for()
    return message.inner_text()


def test_unsolved_parts_are_named(page, jupyterlab):
    said = validate(page, jupyterlab)
    assert said.count("The following cell failed") == 7  # six test cells and the answer in words
    assert said.count("NotImplementedError: This part is still open: your code goes here.") == 6
    assert "You did not provide a response." in said


def test_a_mistake_is_named_and_the_rest_passes(page, jupyterlab, course):
    slip = Student("slip", {"relative-error": "def relative_error(a, n):\n    return np.mean(a - n)"}, (), None)
    nbformat.write(submission(ASSIGNMENT, [slip]), course / PATH)
    said = validate(page, jupyterlab)
    assert said.count("The following cell failed") == 1
    assert said.endswith("Mistake: Your `relative_error(…)` is right up to the sign. Yours is -0.5, expected 0.5.")


def test_a_solved_notebook_succeeds(page, jupyterlab, course):
    notebook = submission(ASSIGNMENT, [])
    assert notebook.cells != read("exercises", ASSIGNMENT).cells
    nbformat.write(notebook, course / PATH)
    assert "Success! Your notebook passes all the tests." in validate(page, jupyterlab)
