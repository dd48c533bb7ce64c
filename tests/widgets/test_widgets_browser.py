"""The widget in a bare page of a real browser: Python answers through a stand-in for the notebook's model."""

import re
from io import BytesIO
from typing import Annotated

import numpy as np
import pytest
from bare import BARE, LISTEN, PAGE, opened, swipe
from PIL import Image
from widgets_demo import every_control

from utils.demos.controls import Slider
from utils.demos.lecture_04.backpropagation import stepper
from utils.demos.scene import Band, Bars, Line, Panel, Scene, Surface
from utils.plots import draw, style
from utils.widgets import explore, record

pytestmark = pytest.mark.browser

DARK = 'data-jp-theme-light="false" style="background:#111"'
HOLD = "deliver = (answer) => held.push(answer); window.held = []"


@pytest.fixture
def page(browser):
    with opened(browser, explore(every_control)) as page:
        yield page


def words(page) -> str:
    return page.locator(".explore-alt").inner_text()


def wait_for_words(page, part: str) -> None:
    page.locator(".explore-alt", has_text=part).wait_for()


def pixels(page) -> np.ndarray:
    """The picture as the reader sees it, (height, width, 3)."""
    return np.asarray(Image.open(BytesIO(page.locator("canvas").screenshot())).convert("RGB"))


def has_colour(image: np.ndarray, colour: str) -> bool:
    rgb = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    return bool(np.any(np.all(np.abs(image.astype(int) - rgb) <= 2, axis=-1)))


def test_it_opens_with_a_picture_and_its_words(page):
    assert words(page) == every_control().alt
    picture = page.get_by_role("img")
    assert picture.count() == 1
    assert picture.get_attribute("aria-label") == every_control().alt
    assert has_colour(pixels(page), style.LIGHT["signal"])
    assert page.evaluate("sent.length") == 0  # the first picture came with the widget


def coarse(image: Image.Image) -> np.ndarray:
    return np.asarray(image.convert("RGB").resize((60, 26), Image.Resampling.BOX), dtype=float)


def landscape(turn: Annotated[int, Slider(0, 360, 5, "°")] = 30) -> Scene:
    """A landscape beside a curve with its spread, for the kinds of mark that `every_control` has not."""
    x = np.linspace(-2, 2, 25)
    hill = Surface(np.exp(-(x[:, None] ** 2) - x**2), (-2, 2), (-2, 2), (0, 1), azimuth=turn)
    spread = Band(x, np.sin(x) - 1, np.sin(x) + 1, "test", "spread"), Line(x, np.sin(x), "test", "mean")
    bars = Bars(x, x[1:] ** 2, "hidden", "counts")
    return Scene((Panel((hill,), axes=False, equal=True), Panel((bars, *spread))), "A hill, and a curve.")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("scene", [{"demo": every_control}, {"demo": stepper, "step": 12}, {"demo": landscape}])
def test_browser_and_paper_show_the_same_picture(browser, scene, theme):
    demo, state = scene["demo"], {name: value for name, value in scene.items() if name != "demo"}
    with opened(browser, explore(demo, **state), DARK if theme == "dark" else "") as page:
        page.add_style_tag(content=".explore-handle { visibility: hidden }")
        screen = Image.fromarray(pixels(page))
    file = BytesIO()
    draw(demo(**state), theme).savefig(file, dpi=72)
    difference = np.abs(coarse(screen) - coarse(Image.open(file))).mean(axis=2)
    assert difference.mean() < 4
    assert difference.max() < 60


def test_every_control_by_keyboard(page):
    picture = pixels(page)
    moves = [
        ("step", "ArrowRight", "step 1"),
        ("weight", "ArrowLeft", "weight 0.75"),
        ("rate η", "ArrowUp", "rate 0.316"),
        ("kind", "ArrowDown", "sin"),
        ("Flip it", "Space", "flip True"),
    ]
    for label, key, expected in moves:
        page.get_by_label(label, exact=True).focus()
        page.keyboard.press(key)
        wait_for_words(page, expected)
        changed = pixels(page)
        assert not np.array_equal(picture, changed), label
        picture = changed
    page.get_by_role("button", name="Start: x 0.5").focus()
    page.keyboard.press("ArrowUp")
    wait_for_words(page, "start (0.5, -0.5)")
    page.keyboard.press("Shift+ArrowRight")
    wait_for_words(page, "start (2.0, -0.5)")
    page.get_by_role("button", name="Reset").press("Enter")
    wait_for_words(page, every_control().alt)


def test_a_point_is_dragged_and_snaps_to_its_steps(page):
    handle = page.locator(".explore-handle").bounding_box()
    picture = page.get_by_role("img").bounding_box()
    page.mouse.move(handle["x"] + 13, handle["y"] + 13)
    page.mouse.down()
    page.mouse.move(handle["x"] + 60, handle["y"] - 20, steps=4)
    page.mouse.move(picture["x"] + 5, picture["y"] + 5, steps=4)
    page.mouse.up()
    wait_for_words(page, "start (-2.0, 2.0)")
    page.mouse.move(picture["x"] + 300, picture["y"] + 200)
    assert "start (-2.0, 2.0)" in words(page)
    ring = page.locator(".explore-handle").bounding_box()
    assert ring["x"] < handle["x"] - 50


def place_of(page, x: float, y: float) -> tuple[float, float]:
    """Where a point of the map is drawn, in pixels of the page."""
    scene = explore(every_control).first
    panel, canvas = scene["panels"][0], page.locator("canvas").bounding_box()
    left, top, width, height = panel["box"]
    (x0, x1), (y0, y1), scale = panel["xlim"], panel["ylim"], canvas["width"] / scene["width"]
    across, down = left + width * (x - x0) / (x1 - x0), top + height * (y1 - y) / (y1 - y0)
    return canvas["x"] + scale * across, canvas["y"] + scale * down


def test_the_ring_lies_on_its_point_however_wide_the_page(page):
    for width in (600, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        ring = page.locator(".explore-handle").bounding_box()
        centre = ring["x"] + ring["width"] / 2, ring["y"] + ring["height"] / 2
        assert centre == pytest.approx(place_of(page, 0.5, -1.0), abs=1)
    assert page.locator("canvas").bounding_box()["width"] < 1500  # a picture as wide as this page would not be read


def test_a_finger_scrolls_over_the_picture_taps_a_point_and_drags_its_ring(browser):
    with opened(browser, explore(every_control), has_touch=True) as page:
        page.set_viewport_size({"width": 1000, "height": 500})
        page.locator("canvas").scroll_into_view_if_needed()
        assert swipe(page, *place_of(page, -1, -1), by=60) > 30
        assert "start (0.5, -1.0)" in words(page)
        assert page.evaluate("sent.length") == 0
        page.touchscreen.tap(*place_of(page, -1, -1))
        wait_for_words(page, "start (-1.0, -1.0)")
        assert swipe(page, *place_of(page, -1, -1), by=100) == 0
        wait_for_words(page, "start (-1.0, 0")


def test_value_texts_are_spoken_with_their_units(page):
    assert page.get_by_label("weight", exact=True).get_attribute("aria-valuetext") == "1.00 GeV"
    page.get_by_label("weight", exact=True).press("Home")
    assert page.get_by_label("weight", exact=True).get_attribute("aria-valuetext") == "−2.00 GeV"
    assert page.get_by_label("step", exact=True).get_attribute("aria-valuetext") == "0 of 5"


def test_degrees_stand_close(browser):
    with opened(browser, explore(every_control, weight=Slider(-2.0, 2.0, 0.5, "°"))) as page:
        assert page.get_by_label("weight", exact=True).get_attribute("aria-valuetext") == "1.0°"


def test_everything_that_can_have_the_focus_keeps_its_keys(page):
    assert page.locator(".explore").evaluate(BARE) == []


def test_a_move_is_read_out_once(page):
    page.locator(".explore").evaluate(LISTEN)
    page.get_by_label("weight", exact=True).press("ArrowLeft")
    wait_for_words(page, "weight 0.75")
    page.get_by_label("step", exact=True).press("ArrowRight")
    wait_for_words(page, "step 1")
    assert page.evaluate("spoken") == 2 * ["explore-alt"]


def test_steps_walk_and_stop_at_the_ends(page):
    back, forward = page.get_by_role("button", name="Back"), page.get_by_role("button", name="Next")
    assert back.get_attribute("aria-disabled") == "true"
    for step in range(1, 6):
        forward.click()
        wait_for_words(page, f"step {step}")
    assert forward.get_attribute("aria-disabled") == "true"
    back.click()
    wait_for_words(page, "step 4")


def test_nothing_plays_by_itself_and_play_can_be_paused(page):
    page.clock.install(time=0)
    page.clock.pause_at(1000)  # from here on the page's time is the test's
    page.clock.run_for(5000)
    assert "step 0" in words(page)
    page.get_by_role("button", name="Play").click()
    page.clock.run_for(1300)
    wait_for_words(page, "step 1")
    page.get_by_role("button", name="Pause").click()
    page.clock.run_for(5000)
    assert "step 1" in words(page)


def test_less_motion_means_no_play_button(browser):
    with opened(browser, explore(every_control), reduced_motion="reduce") as page:
        assert page.get_by_role("button", name="Next").is_visible()
        assert not page.get_by_role("button", name="Play").is_visible()


def test_a_guess_is_committed_and_forgotten_when_something_else_moves(page):
    guess = page.get_by_label("Your guess")
    guess.fill("abc")
    guess.press("Enter")
    assert "Type a number" in page.locator(".explore-guess output").inner_text()
    guess.fill("−0,5")
    assert "guess None" in words(page)  # typing alone says nothing
    page.get_by_role("button", name="Guess").click()
    wait_for_words(page, "guess -0.5")
    page.get_by_label("step", exact=True).press("ArrowRight")
    wait_for_words(page, "guess None")
    assert guess.input_value() == ""


def test_a_question_hides_the_picture_until_something_is_written(browser):
    with opened(browser, explore(every_control, predict="Where will the border be?")) as page:
        assert not page.get_by_role("img").is_visible()
        assert not page.locator(".explore-summary").is_visible()
        page.get_by_role("button", name="Show me").click()
        assert not page.get_by_role("img").is_visible()
        page.get_by_label("Where will the border be?").fill("on the left")
        page.keyboard.press("Enter")
        assert page.get_by_role("img").is_visible()
        said = page.locator(".explore-said")
        assert "You said: on the left" in said.inner_text()
        assert said.evaluate("n => n === document.activeElement")
        assert page.locator(".explore").evaluate(BARE) == []
        assert has_colour(pixels(page), style.LIGHT["signal"])


def test_an_exception_is_shown_and_the_next_state_recovers(page):
    weight = page.get_by_label("weight", exact=True)
    weight.press("End")
    page.get_by_role("alert").wait_for()
    assert page.get_by_role("alert").inner_text() == "ValueError: weight must be below 2 here; lower it"
    weight.press("Home")
    wait_for_words(page, "weight -2")
    assert not page.get_by_role("alert").is_visible()


def test_the_newest_state_wins(page):
    page.evaluate(HOLD)
    weight = page.get_by_label("weight", exact=True)
    for _ in range(10):
        weight.press("ArrowLeft")
    page.wait_for_function("held.length == 1")
    assert page.evaluate("sent.length") == 1  # nine are not even asked for while the first is on its way
    page.evaluate("deliver = (answer) => answer(); held.shift()()")
    wait_for_words(page, "weight -1.5")
    assert page.evaluate("sent.length") == 2
    assert page.locator("canvas").count() == 1


def test_a_silent_kernel_is_told_of_and_a_late_answer_is_shown(page):
    page.clock.install()
    page.evaluate(HOLD)
    page.get_by_label("weight", exact=True).press("ArrowLeft")
    page.wait_for_function("held.length == 1")
    page.clock.run_for(6000)
    assert "run this cell again" in page.get_by_role("alert").inner_text()
    page.evaluate("held.shift()()")
    wait_for_words(page, "weight 0.75")
    assert not page.get_by_role("alert").is_visible()


def test_colours_follow_the_theme(browser):
    with opened(browser, explore(every_control), DARK) as page:
        assert has_colour(pixels(page), style.DARK["signal"])
        assert not has_colour(pixels(page), style.LIGHT["signal"])
        page.evaluate("document.body.dataset.jpThemeLight = 'true'")
        page.wait_for_function("getComputedStyle(document.querySelector('.explore')).color === 'rgb(26, 26, 26)'")
        assert has_colour(pixels(page), style.LIGHT["signal"])


def test_without_jupyter_the_page_says_whether_it_is_dark(browser):
    with opened(browser, explore(every_control), 'style="background:#222"') as page:
        assert has_colour(pixels(page), style.DARK["signal"])


def test_few_colours_of_the_system_leave_ring_and_picture_to_be_seen(page):
    page.emulate_media(forced_colors="active")
    assert page.locator(".explore-handle").evaluate("n => getComputedStyle(n).boxShadow") != "none"
    assert page.locator("canvas").evaluate("n => getComputedStyle(n).outlineStyle") == "solid"


def test_a_view_that_is_removed_leaves_nothing(page):
    page.get_by_role("button", name="Play").click()
    page.evaluate("remove()")
    sent = page.evaluate("sent.length")
    assert page.locator("#widget").inner_html() == ""
    assert page.evaluate("listeners.size") == 0
    page.wait_for_timeout(1500)
    assert page.evaluate("sent.length") == sent


def test_text_is_14_pixels_at_least(page):
    small = page.evaluate(
        """() => [...document.querySelectorAll(".explore *")].filter((n) => n.innerText &&
        parseFloat(getComputedStyle(n).fontSize) < 14).map((n) => n.outerHTML)"""
    )
    assert small == []


def test_the_stepper_walks_forward_then_back(browser):
    with opened(browser, explore(stepper)) as page:
        halo = style.LIGHT["halo"]
        assert not has_colour(pixels(page), halo)
        page.get_by_role("button", name="Next").press("Enter")
        page.locator(".explore-formula", has_text="u₁ =").wait_for()
        assert has_colour(pixels(page), halo)
        page.get_by_label("Step", exact=True).press("End")
        page.locator(".explore-formula", has_text=re.compile("∂L/∂x")).wait_for()
        assert has_colour(pixels(page), style.LIGHT["backward"])


def test_a_recording_plays_without_a_kernel(browser):
    page = browser.new_page()
    errors, requests = [], []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    recording = record(every_control, {"step": 2, "weight": 3, "start": 3})
    page.set_content(PAGE.format(css="", body="") + recording.html())
    page.locator(".explore-alt").wait_for(state="attached")
    assert words(page) == every_control().alt
    page.get_by_label("weight", exact=True).press("Home")
    wait_for_words(page, "weight -2,")
    page.get_by_role("button", name="Next").click()
    wait_for_words(page, "step 5")  # of two recorded steps the last
    page.get_by_role("button", name="Start:").press("ArrowUp")
    wait_for_words(page, "start (0.5, 0.0)")
    page.get_by_label("weight", exact=True).press("End")
    assert "below 2" in page.get_by_role("alert").inner_text()
    assert errors == []
    assert [url for url in requests if not url.startswith(("data:", "about:"))] == []
    page.close()
