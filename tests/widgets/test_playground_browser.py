"""The playground in a real JupyterLab: by keyboard, by mouse, and what it leaves behind."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import TimeoutError as Late

from utils.course.server import open_and_run
from utils.playground.settings import CONTROLS
from utils.slides import packages
from utils.slides.error import SlidesError

pytestmark = pytest.mark.browser
COUNT_MESSAGES = """() => {
    const send = WebSocket.prototype.send;
    window.sockets = 0;
    WebSocket.prototype.send = function (...data) { sockets++; return send.apply(this, data); };
}"""
AXE = json.loads(Path(__file__).with_name("packages.json").read_text())


@pytest.fixture(scope="module")
def view(browser, lab):
    """The playground of lectures/playground.ipynb, run once."""
    page = browser.new_page(viewport={"width": 1400, "height": 1000})
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: message.type == "error" and complaints.append(message.text))
    for attempt in range(3):  # a busy machine may lose the first click on Run
        try:
            open_and_run(page, lab, "lectures/playground.ipynb", timeout=60)
            break
        except Late:
            if attempt == 2:
                raise
    view = page.locator(".playground")
    view.locator("canvas[aria-label]").wait_for()
    view.evaluate("root => root.querySelectorAll('details').forEach(part => (part.open = true))")
    yield view
    assert complaints == []
    page.close()


@pytest.fixture(autouse=True)
def _begin_anew(view):
    view.get_by_role("button", name="Reset all").click()
    says(view, "after 0 steps")
    says(view, "on moons")


def says(view, words: str) -> None:
    view.locator(".explore-alt", has_text=words).wait_for(timeout=15000)


def step_of(view) -> int:
    return int(re.search(r"after (\d+) steps", view.locator(".explore-alt").inner_text())[1])


def test_one_picture_and_nothing_plays_by_itself(view):
    assert view.locator("canvas").count() == 1
    view.page.wait_for_timeout(600)
    assert step_of(view) == 0


def test_play_pause_and_steps_by_keyboard(view):
    play = view.get_by_role("button", name="Play")
    play.press("Enter")
    view.page.wait_for_function("n => n.pictures > 5", arg=view.element_handle())
    view.get_by_role("button", name="Pause").press("Space")
    view.page.wait_for_timeout(800)
    step = step_of(view)
    assert step > 0
    view.page.wait_for_timeout(600)
    assert step_of(view) == step  # it has stopped
    view.get_by_role("button", name="One step").press("Enter")
    view.locator(".playground-note", has_text=f"Step {step + 1}: ∂Q/∂w").wait_for()
    view.get_by_role("button", name="100 steps", exact=True).press("Enter")
    says(view, f"after {step + 101} steps")


def test_every_control_has_a_name_and_keeps_its_keys(view):
    for control in CONTROLS.values():
        assert view.get_by_label(control.label or "", exact=True).count() >= 1 or not control.label
    bare = view.evaluate(
        """root => [...root.querySelectorAll("input, button, select, textarea, summary")]
        .filter(n => !n.hasAttribute("data-lm-suppress-shortcuts")).map(n => n.outerHTML)"""
    )
    assert bare == []
    cells = view.page.locator(".jp-Cell").count()
    view.get_by_label("hidden layers").press("b")
    assert view.page.locator(".jp-Cell").count() == cells


def test_layers_and_options_show_what_they_need(view):
    view.get_by_label("hidden layers").press("ArrowRight")
    says(view, "2 → 6 → 4 → 4 → 1")
    assert view.get_by_label("layer 3", exact=True).is_visible()
    assert not view.get_by_label("layer 4", exact=True).is_visible()
    assert not view.get_by_label("Nesterov").is_visible()
    view.get_by_label("optimiser").select_option("SGD")
    view.get_by_label("Nesterov").wait_for()


def test_own_points_by_keyboard_and_by_mouse(view):
    view.get_by_label("data", exact=True).select_option("own points")
    says(view, "too few to learn from")
    ring = view.locator(".explore-handle")
    ring.focus()
    for move in ("ArrowRight", "ArrowUp", "Shift+ArrowLeft", "ArrowDown"):
        view.page.keyboard.press(move)
        view.page.keyboard.press("Enter")
        view.page.wait_for_timeout(150)
    view.get_by_role("button", name="One step").click()
    says(view, "after 1 steps")
    stage = view.locator(".explore-stage")
    stage.scroll_into_view_if_needed()
    at, origin = ring.bounding_box(), stage.bounding_box()
    stage.click(position={"x": at["x"] - origin["x"] + 60, "y": at["y"] - origin["y"] + 30})
    moved = "ring => !ring.getAttribute('aria-label').startsWith('Place for a point: x₁ −')"
    view.page.wait_for_function(moved, arg=ring.element_handle())
    view.get_by_role("button", name="Clear all points").click()
    says(view, "0 points")


def test_a_weight_is_picked_by_a_click_and_set_by_keyboard(view):
    view.locator("canvas").scroll_into_view_if_needed()
    picture = view.locator("canvas").bounding_box()
    view.page.mouse.click(picture["x"] + 0.06 * picture["width"], picture["y"] + 0.3 * picture["height"])
    value = view.get_by_label("value", exact=True)
    value.fill("1.5")
    value.press("Enter")
    view.locator(".explore-value", has_text="∂Q/∂w").wait_for()
    assert value.input_value() == "1.5"


def test_code_and_state_come_out_and_go_in(view):
    view.get_by_role("button", name="100 steps", exact=True).click()
    says(view, "after 100 steps")
    view.get_by_role("button", name="torch").click()
    view.get_by_role("button", name="Write it down").click()
    state = view.get_by_label("Everything as a line of text")
    view.page.wait_for_function("n => n.value.startsWith('playground1:')", arg=state.element_handle())
    assert "import torch" in view.get_by_label("A script that runs by itself").input_value()
    written = state.input_value()
    view.get_by_role("button", name="Reset all").click()
    says(view, "after 0 steps")
    state.fill(written)
    view.get_by_role("button", name="Take over what is pasted").press("Enter")
    says(view, "after 100 steps")
    state.fill("nonsense")
    view.get_by_role("button", name="Take over what is pasted").press("Enter")
    view.locator(".playground-note", has_text="no state of the playground").wait_for()


def test_axe_finds_nothing(view, monkeypatch):
    """Accessibility, judged by axe-core: fetched once, pinned in packages.json beside this test."""
    monkeypatch.setattr(packages, "PINS", AXE)
    try:
        script = packages.read.__wrapped__("axe-core", "axe.min.js").decode()
    except SlidesError as error:
        pytest.skip(str(error))
    view.page.evaluate(script)
    found = view.evaluate("root => axe.run(root, { resultTypes: ['violations'] })")
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found["violations"]] == []


def test_nothing_trains_once_the_cell_is_cleared(view):
    page = view.page
    view.get_by_role("button", name="Play").click()
    page.evaluate(COUNT_MESSAGES)
    page.wait_for_function("sockets > 3")
    page.get_by_role("menuitem", name="Edit", exact=True).click()
    page.get_by_role("menuitem", name="Clear Outputs of All Cells").click()
    page.locator(".playground").wait_for(state="detached")
    page.wait_for_timeout(1000)
    before = page.evaluate("sockets")
    page.wait_for_timeout(1500)
    assert page.evaluate("sockets") - before <= 2  # nothing but the kernel's own heartbeat
