"""Decks are built whole or not at all, from pinned packages, and what goes wrong is said in one line."""

import re
import shutil
import subprocess
import sys
from types import SimpleNamespace
from typing import Annotated

import nbformat
import pytest
from small_deck import code, deck, html, notebook, picture, words

from utils.demos.controls import Choice, Guess, Place, Slider, Steps, Switch
from utils.demos.lecture_04.backpropagation import stepper
from utils.demos.scene import Panel, Scene, Text
from utils.plots import layout
from utils.slides import packages, stage
from utils.slides.build import build
from utils.slides.deck import slides
from utils.slides.error import SlidesError
from utils.slides.pdf import pdf
from utils.slides.stills import STATE, VIEW, without_kernel
from utils.widgets import explore, record
from utils.widgets.grid import grid


@pytest.fixture
def lecture(tmp_path):
    """Writes a notebook of cells and returns its path."""

    def write(*cells):
        nbformat.write(notebook(*cells), tmp_path / "09_small.ipynb")
        return tmp_path / "09_small.ipynb"

    return write


def test_a_deck_is_built_with_fresh_outputs(lecture, tmp_path):
    path = lecture(words("# Small"), code("print(6 * 7)"))
    (built,) = build([path], tmp_path / "out")
    assert built == tmp_path / "out" / "09_small.html"
    text = built.read_text(encoding="utf-8")
    assert '<div class="text printed"><pre>42' in text
    assert "reveal.js 5.2.1 (MIT), mathjax 3.2.2 (Apache-2.0)" in text
    assert len(text) < 3_000_000
    assert [path.name for path in built.parent.iterdir()] == ["09_small.html"]


def test_a_cell_that_fails_is_named_and_the_earlier_deck_stays(lecture, tmp_path):
    (tmp_path / "09_small.html").write_text("earlier")
    path = lecture(words("# Small"), code("1 / 0", "-"))
    path2 = tmp_path / "missing.ipynb"
    with pytest.raises(SlidesError) as raised:
        build([path, path2], tmp_path)
    first, second = raised.value.message.splitlines()
    assert re.fullmatch(r"09_small.ipynb, cell 2 \(\w+, “1 / 0”\): ZeroDivisionError: division by zero", first)
    assert second.endswith("missing.ipynb: no such notebook")
    assert (tmp_path / "09_small.html").read_text() == "earlier"


def test_a_cell_without_a_slide_type_is_named(lecture, tmp_path):
    cell = words("forgotten")
    del cell.metadata["slideshow"]
    with pytest.raises(
        SlidesError, match=r"09_small.ipynb, cell 2 .*slide_type is None; expected one of slide, subslide"
    ):
        build([lecture(words("# Small"), cell)], tmp_path)


def test_without_npm_the_line_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("PATH", "")
    packages.read.cache_clear()
    with pytest.raises(SlidesError, match=r"npm not found: .* install Node\.js \(Debian: .*npm\)"):
        packages.read("reveal.js", "dist/reveal.js")


def test_a_package_that_differs_from_its_pin_is_refused_and_thrown_away(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    packages.folder().mkdir(parents=True)
    kept = packages.folder() / "reveal.js-5.2.1.tgz"
    kept.write_bytes(b"something else")
    packages.read.cache_clear()
    with pytest.raises(SlidesError, match="not the package that was pinned"):
        packages.read("reveal.js", "dist/reveal.js")
    assert not kept.exists()


def test_notes_reach_every_slide_they_speak_for():
    cells = [
        words("# A\n\ntext"),
        words("## B", "subslide"),
        words("about A and B", "notes"),
        words("## C"),
        words("of C", "notes"),
    ]
    assert [[cell.source for cell in slide] for slide in slides(cells)] == [
        ["# A", "about A and B", "text"],
        ["## B", "about A and B"],
        ["## C", "of C"],
    ]


def test_a_stock_widget_is_shown_as_its_last_picture():
    image = html("<img src='data:,' alt='A curve.'>").outputs[0]
    state = {"box": {"state": {"children": ["IPY_MODEL_out"]}}, "out": {"state": {"outputs": [image]}}}
    nb = SimpleNamespace(metadata={"widgets": {STATE: {"state": state}}})
    view = nbformat.v4.new_output("display_data", {VIEW: {"model_id": "box"}, "text/plain": "interactive(...)"})
    assert without_kernel([view], nb) == [image]


SQUARE = Place((0, 1), (0, 1), 0.1)


@pytest.mark.parametrize(
    ("controls", "kept"),
    [
        (
            {"step": Steps(24), "hide": Switch(), "guess": Guess()} | {f"w{i}": Slider(0, 1, 0.1) for i in range(9)},
            {"step": 25, "hide": 2},
        ),
        ({"rate": Slider(0, 1, 0.1)}, {"rate": 41}),
        ({"x": Slider(0, 1, 0.1), "kind": Choice(("a", "b")), "y": Slider(0, 1, 0.01)}, {"x": 41, "kind": 2, "y": 41}),
        ({"at": SQUARE}, {"at": 38}),
        ({f"w{i}": Slider(0, 1, 0.1) for i in range(9)}, {f"w{i}": 3 for i in range(6)}),
        ({"step": Steps(160), "start": SQUARE}, {"step": 161, "start": 3}),
        ({"step": Steps(160), "start": SQUARE, "turn": Slider(0, 1, 0.1)}, {"step": 41, "start": 3, "turn": 3}),
        (
            {"at": SQUARE} | {f"w{i}": Slider(1, 5, 1) for i in range(4)} | {"b": Switch(), "c": Switch()},
            {"w0": 4, "w1": 4, "w2": 4, "w3": 4, "b": 2, "c": 2},
        ),
    ],
)
def test_a_recording_keeps_what_fits(controls, kept):
    start = {
        name: (0, 0) if isinstance(control, Place) else getattr(control, "low", 0) for name, control in controls.items()
    }
    found = stage.states(controls, start, 1500)
    assert found == kept


def test_a_recording_keeps_the_values_that_a_slider_names():
    slider = Slider(0, 2, 0.01, named=(0.38, 1.8))
    assert {0, 0.1, 0.38, 1.8, 2} <= set(grid(slider, 0.1, 3))
    assert len(grid(slider, 0.1, 3)) == 6


@pytest.mark.browser
def test_steps_that_were_thinned_walk_over_those_that_are_kept(browser):
    def walk(step: Annotated[int, Steps(160)] = 16) -> Scene:
        return Scene((Panel((Text(0, 0, "x"),), xlim=(-1, 1), ylim=(-1, 1)),), f"Step {step}.")

    page = browser.new_page()
    page.set_content(record(walk, {"step": 21}).html())
    page.get_by_text("Step 16.").wait_for()
    page.get_by_role("button", name="Next").click()
    page.get_by_text("Step 24.").wait_for()
    assert page.locator(".explore-steps output").inner_text() == "24 of 160"
    page.close()


def test_a_demonstration_leaves_its_recording():
    before = layout.sizes
    recording = stage.recorded(explore(stepper, step=3))
    assert recording.states == 50
    assert stage.live(recording).startswith('<div class="live" data-live="')
    assert layout.sizes is before


def test_controls_take_from_the_height_of_a_diagram():
    heights = [stage.page(stepper(), rows).diagram for rows in (0, 1, 2)]
    assert heights[0] == stage.LARGE.diagram
    assert heights == sorted(heights, reverse=True)


@pytest.mark.browser
def test_the_pdf_has_one_tagged_page_per_slide(browser, tmp_path):
    cells = [words("# One"), words("question"), words("answer", "fragment"), words("## Three"), picture("A dot.")]
    (printed,) = pdf([deck(tmp_path / "small.html", *cells)], browser)
    data = printed.read_bytes()
    assert printed == tmp_path / "small.pdf"
    assert len(re.findall(rb"/Type /Page\b", data)) == 3
    assert b"/StructTreeRoot" in data
    assert b"/ToUnicode" in data  # the text is text


@pytest.mark.browser
def test_the_notes_window_works_from_a_file(browser, tmp_path):
    small = deck(tmp_path / "small.html", words("# One"), words("Ask about $x$ first.", "notes"), words("## Two"))
    context = browser.new_context()
    page = context.new_page()
    page.goto(small.as_uri())
    page.wait_for_function("window.deckReady")
    with context.expect_page() as opened:
        page.keyboard.press("s")
    notes = opened.value.locator(".speaker-controls-notes .value")
    notes.filter(has_text="Ask about").wait_for()
    assert notes.inner_text().split() == ["Ask", "about", "first."]
    context.close()


@pytest.mark.browser
def test_the_outline_jumps_and_escape_frees_the_keys(browser, tmp_path):
    live = "<div class='live'><input type='range' aria-label='x'></div>"
    small = deck(tmp_path / "small.html", words("# One"), words("## Two"), html(live), words("## Three"))
    page = browser.new_page()
    page.goto(small.as_uri())
    page.wait_for_function("window.deckReady")
    page.keyboard.press("m")
    page.get_by_role("link", name="Two").click()
    at = "Reveal.getIndices().h"
    page.wait_for_function(f"{at} === 1")  # the deck follows its address a moment later
    page.locator("input").focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate(at) == 1
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowRight")
    page.wait_for_function(f"{at} === 2")
    page.keyboard.press("PageUp")
    page.locator("input").focus()
    page.keyboard.press("PageDown")  # what a remote sends
    page.wait_for_function(f"{at} === 2")
    page.keyboard.press("m")
    page.locator("dialog.outline[open]").wait_for()
    page.keyboard.press("m")
    page.locator("dialog.outline[open]").wait_for(state="detached")
    page.close()


def test_the_stock_command_finds_the_template(lecture):
    path = lecture(words("# Small"), code("print(6 * 7)"))
    command = [sys.executable, "-m", "jupyter", "nbconvert", "--to", "slides", "--template", "course", str(path)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "<pre>42" in path.with_suffix(".slides.html").read_text(encoding="utf-8")


@pytest.mark.browser
@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext (poppler-utils) reads the PDF here")
def test_a_formula_in_the_pdf_is_text_too(browser, tmp_path):
    cells = [words("# One $x^2$"), words("## Two\n\n$$\\frac{\\partial L}{\\partial w_{11}}$$\n\nand $\\eta$")]
    (printed,) = pdf([deck(tmp_path / "small.html", *cells)], browser)
    text = subprocess.run(["pdftotext", printed, "-"], capture_output=True, text=True).stdout
    for formula in ("x^2", r"\frac{\partial L}{\partial w_{11}}", r"\eta"):
        assert text.count(formula) == 1
