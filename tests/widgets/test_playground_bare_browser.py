"""The playground in a bare page: what is typed while it plays, what is read out, a finger, and many steps at once."""

import re

import pytest
from bare import BARE, LISTEN, opened, swipe

from utils.playground import playground

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def opened_once(browser):
    with opened(browser, playground(), has_touch=True) as page:
        page.evaluate("document.querySelectorAll('details').forEach(part => (part.open = true))")
        yield page


@pytest.fixture
def page(opened_once):
    opened_once.get_by_role("button", name="Reset all").click()
    says(opened_once, "on moons after 0 steps")
    return opened_once


def says(page, words: str) -> None:
    page.locator(".explore-alt", has_text=words).wait_for()


def plays_on(page) -> None:
    """Until the words have followed the pictures twice."""
    for _ in range(2):
        before = page.locator(".explore-alt").inner_text()
        page.wait_for_function("words => document.querySelector('.explore-alt').textContent !== words", arg=before)


def test_what_is_typed_stays_while_it_plays(page):
    page.get_by_role("button", name="Play").click()
    for label, text in {"to unit": "2", "layer": "12", "from unit (0: bias)": "0", "value": "1.5"}.items():
        field = page.get_by_label(label, exact=True)
        field.fill(text)
        plays_on(page)
        assert field.input_value() == text
    page.get_by_role("button", name="Set", exact=True).focus()
    plays_on(page)
    assert page.get_by_label("value", exact=True).input_value() == "1.5"
    page.get_by_role("button", name="Pause").click()


def test_a_layer_that_there_is_not_becomes_one_that_there_is(page):
    layer = page.get_by_label("layer", exact=True)
    layer.fill("12")
    layer.press("Enter")
    page.wait_for_function("n => n.value === '3'", arg=layer.element_handle())
    assert layer.evaluate("n => n === document.activeElement")


def test_playing_is_not_read_out_and_a_step_is_once(page):
    page.locator(".explore").evaluate(LISTEN)
    page.get_by_role("button", name="Play").click()
    plays_on(page)
    assert page.evaluate("spoken") == []
    page.get_by_role("button", name="Pause").click()
    page.wait_for_timeout(300)  # for the last picture
    page.evaluate("spoken.length = 0")
    page.get_by_role("button", name="100 steps", exact=True).click()
    page.wait_for_function("spoken.length")
    assert page.evaluate("spoken") == ["explore-alt"]


def test_no_step_is_lost_when_the_button_is_pressed_often(page):
    page.evaluate("deliver = (answer) => held.push(answer); window.held = []")
    button = page.get_by_role("button", name="1000 steps")
    button.click()
    page.wait_for_function("held.length")
    for _ in range(6):
        button.click()
    page.evaluate("deliver = (answer) => answer(); held.shift()()")
    says(page, "after 7000 steps")


def test_a_new_beginning_takes_none_of_the_steps_that_were_left(page):
    page.evaluate("deliver = (answer) => held.push(answer); window.held = []")
    page.get_by_role("button", name="100 steps", exact=True).click()
    page.wait_for_function("held.length")
    page.get_by_role("button", name="1000 steps").click()
    page.get_by_role("button", name="Restart").click()
    page.evaluate("deliver = (answer) => answer(); held.shift()()")
    says(page, "after 0 steps")


def test_a_finger_scrolls_over_the_picture_and_taps_a_point(page):
    page.get_by_label("data", exact=True).select_option("own points")
    says(page, "too few to learn from")
    page.set_viewport_size({"width": 1000, "height": 500})
    page.locator(".explore-handle").scroll_into_view_if_needed()
    ring = page.locator(".explore-handle").bounding_box()
    assert swipe(page, ring["x"] - 20, ring["y"] - 20, by=60) > 30
    ring = page.locator(".explore-handle").bounding_box()
    page.touchscreen.tap(ring["x"] - 20, ring["y"] - 20)
    says(page, ": 1 points")
    assert re.search("x₁ −", page.locator(".explore-handle").get_attribute("aria-label"))


def test_everything_that_can_have_the_focus_keeps_its_keys(page):
    assert page.locator(".explore").evaluate(BARE) == []


def test_the_stage_is_as_wide_as_the_picture_on_a_wide_page(page):
    page.set_viewport_size({"width": 1920, "height": 900})
    assert page.locator(".explore-stage").bounding_box() == page.locator("canvas").bounding_box()
    assert page.locator("canvas").bounding_box()["width"] < 1500


def test_a_view_that_is_opened_later_shows_how_far_the_network_is(browser):
    widget = playground(layers=1)
    widget.answer({"steps": 50, "settings": {"layers": 3}})
    with opened(browser, widget) as page:
        says(page, "after 50 steps")
        assert page.get_by_label("hidden layers").input_value() == "3"
