"""A lecture as a handout: no code that only shows, no notes of the lecturer, each widget as a picture with alt text."""

import shutil
import subprocess
import sys

import nbformat
import pytest
from small_deck import code, notebook, words

from utils.slides.handout import handouts

CELLS = (
    words("# Small $x^2$"),
    words("For the lecturer: 3 minutes.", "notes"),
    code("from utils.demos.lecture_04.backpropagation import stepper\nfrom utils.widgets import explore", "skip"),
    code("explore(stepper)", tags=("hide-input",)),
    code("print(6 * 7)"),
)


@pytest.mark.browser
def test_a_handout_reads_without_kernel_and_network(browser, tmp_path):
    nbformat.write(notebook(*CELLS), tmp_path / "09_small.ipynb")
    (printed,) = handouts([tmp_path / "09_small.ipynb"], tmp_path / "out", browser)
    assert b"/StructTreeRoot" in printed.read_bytes()
    if shutil.which("pdftotext"):
        assert subprocess.run(["pdftotext", printed, "-"], capture_output=True, text=True).stdout.count("x^2") == 1
    context = browser.new_context()
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(printed.with_suffix(".html").as_uri())
    page.wait_for_function("window.handoutReady")
    assert len(asked) == 1
    assert "network" in page.locator("img").get_attribute("alt")
    shown = page.locator("main").inner_text()
    assert "42" in shown
    assert "print(6 * 7)" in shown
    assert "explore(stepper)" not in shown
    assert "For the lecturer" not in shown
    assert page.locator("mjx-container svg").count() == 1
    context.close()


def test_the_stock_command_makes_one_too(tmp_path):
    nbformat.write(notebook(*CELLS), tmp_path / "09_small.ipynb")
    command = [sys.executable, "-m", "jupyter", "nbconvert", "--to", "html", str(tmp_path / "09_small.ipynb")]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    shown = (tmp_path / "09_small.html").read_text(encoding="utf-8")
    assert "<img" in shown
    assert "For the lecturer" not in shown
    assert "explore(stepper)" not in shown
