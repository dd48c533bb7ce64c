"""A deck can be used by everybody, as far as axe-core can tell: every kind of slide, in light and in dark."""

from typing import Annotated

import numpy as np
import pytest
from axe import axe_faults
from small_deck import code, deck, html, picture, words

from utils.demos.controls import Choice, Slider, Steps, Switch
from utils.demos.scene import Line, Panel, Scene
from utils.slides import stage
from utils.slides.check import SHOW
from utils.widgets import explore

pytestmark = pytest.mark.browser


def line(
    step: Annotated[int, Steps(2)] = 0,
    rate: Annotated[float, Slider(0, 1, 0.5)] = 0.5,
    kind: Annotated[str, Choice(("a", "b"))] = "a",
    flip: Annotated[bool, Switch("Flip it")] = False,
) -> Scene:
    return Scene((Panel((Line(np.arange(2.0), np.array([step, rate + flip])),), kind),), f"Line {step} {rate}.")


@pytest.fixture(scope="module")
def page(browser, tmp_path_factory):
    live = stage.live(stage.recorded(explore(line)))
    guess = stage.live(stage.recorded(explore(line, predict="Which rate?")))
    cells = [
        words("# A deck\n\nWith a [link](https://example.org) and `code`."),
        words("Say this.", "notes"),
        words("## A formula $x^2$\n\n| | a | b |\n|---|---|---|\n| a | $\\eta$ | 2 |\n\n$$\\frac{1}{2}$$"),
        words("<details><summary>The answer</summary>\n\n42\n\n</details>", "fragment"),
        words("### A figure", "subslide"),
        picture("A dot."),
        words("## Code"),
        code("def f(x):  # a remark\n    return 'text', 1.5, None"),
        words("## A demonstration"),
        html(live),
        words("## A guess first"),
        html(guess),
    ]
    page = browser.new_page()
    page.goto(deck(tmp_path_factory.mktemp("axe") / "deck.html", *cells).as_uri())
    page.wait_for_function("window.deckReady")
    yield page
    page.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_any_slide(page, theme):
    page.evaluate("theme => setTheme(theme)", theme)
    for index in range(page.evaluate("Reveal.getSlides().length")):
        page.evaluate(SHOW, index)
        assert axe_faults(page, "html") == [], index


def test_axe_finds_nothing_in_the_outline(page):
    page.keyboard.press("m")
    page.locator("dialog[open]").wait_for()
    assert axe_faults(page, "html") == []
    page.keyboard.press("Escape")


def test_axe_sees_a_planted_fault(page):
    page.evaluate(SHOW, 2)
    page.evaluate("document.querySelector('section.present .picture img').removeAttribute('alt')")
    assert [rule for rule, _ in axe_faults(page, "html")] == ["image-alt"]
