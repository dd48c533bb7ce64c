"""The playground in a real JupyterLab and in Notebook 7: by keyboard, by mouse, and what it leaves behind."""

import re

import pytest
from axe import axe_faults
from bare import BARE
from hosts import opened, write_notebook

from utils.course.server import APPS, running_lab
from utils.playground.settings import CONTROLS

pytestmark = pytest.mark.browser
COUNT_MESSAGES = """() => {
    const send = WebSocket.prototype.send;
    window.sockets = 0;
    WebSocket.prototype.send = function (...data) { sockets++; return send.apply(this, data); };
}"""


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    folder = tmp_path_factory.mktemp("widgets")
    write_notebook(folder)
    with running_lab(folder) as address:
        yield address


@pytest.fixture(scope="module", params=APPS)
def page(request, browser, served):
    """The notebook run once in each application, for all tests here."""
    page = opened(browser, served, request.param)
    yield page
    assert page.complaints == []
    page.close()


@pytest.fixture
def view(page):
    """The playground, as it opens."""
    view = page.locator(".playground")
    view.get_by_role("button", name="Reset all").click()
    says(view, "on moons after 0 steps")
    return view


@pytest.fixture
def demo(page):
    """The demonstration, as it opens."""
    demo = page.locator(".explore:not(.playground)")
    demo.get_by_role("button", name="Reset").click()
    says(demo, "step 0, weight 1,")
    return demo


def says(widget, words: str) -> None:
    widget.locator(".explore-alt", has_text=words).wait_for()


def step_of(view) -> int:
    return int(re.search(r"after (\d+) steps", view.locator(".explore-alt").inner_text())[1])


def notes(view, words: str) -> None:
    view.locator(".playground-note", has_text=words).wait_for()


def test_play_is_the_first_thing_pressed(page):
    """The kernel hears a view's first message in its main thread, those after it in another."""
    view = page.locator(".playground")
    view.get_by_role("button", name="Play").click()
    page.wait_for_function("n => n.pictures > 50", arg=view.element_handle())
    view.get_by_role("button", name="Pause").click()
    assert not view.get_by_role("alert").is_visible()


def test_one_picture_and_nothing_plays_by_itself(view):
    assert view.locator("canvas").count() == 1
    drawn = view.evaluate("n => n.pictures")
    view.page.wait_for_timeout(600)
    assert view.evaluate("n => n.pictures") == drawn


def test_play_pause_and_steps_by_keyboard(view):
    view.get_by_role("button", name="Play").press("Enter")
    drawn = view.evaluate("n => n.pictures")
    view.page.wait_for_function("([n, drawn]) => n.pictures > drawn + 12", arg=[view.element_handle(), drawn])
    view.get_by_role("button", name="Pause").press("Space")
    view.get_by_role("button", name="One step").press("Enter")
    notes(view, "∂Q/∂w")
    step = int(re.match(r"Step (\d+):", view.locator(".playground-note").inner_text())[1])
    assert step > 12 * 20
    says(view, f"after {step} steps")
    view.page.wait_for_timeout(600)
    says(view, f"after {step} steps")  # it has stopped
    view.get_by_role("button", name="100 steps", exact=True).press("Enter")
    says(view, f"after {step + 100} steps")


def test_a_control_moved_while_it_plays_goes_on_with_the_same_network(view):
    view.get_by_role("button", name="1000 steps").click()
    says(view, "after 1000 steps")  # more than a new beginning could make good below
    view.get_by_role("button", name="Play").click()
    view.locator(".explore-formula", has_text=re.compile("step (?!1000)")).wait_for()
    before = step_of(view)
    view.get_by_label("steps per picture").press("Home")
    view.get_by_label("learning rate η").press("ArrowRight")
    drawn = view.evaluate("n => n.pictures")
    view.page.wait_for_function("([n, drawn]) => n.pictures > drawn + 20", arg=[view.element_handle(), drawn])
    view.get_by_role("button", name="Pause").click()
    view.get_by_role("button", name="One step").click()
    notes(view, "∂Q/∂w")
    assert view.get_by_label("steps per picture").get_attribute("aria-valuetext") == "1"
    assert step_of(view) > before + 20  # it did not begin anew


def test_every_control_has_a_name_and_keeps_its_keys(view, demo):
    for name, control in CONTROLS.items():
        assert view.get_by_label(control.label or name, exact=True).count() == 1, name
    assert view.evaluate(BARE) == demo.evaluate(BARE) == []
    cells = view.page.locator(".jp-Cell").count()
    for control in (view.get_by_label("hidden layers"), demo.get_by_label("weight", exact=True)):
        for key in ("b", "a", "ArrowUp", "ArrowDown"):  # a cell below, above, to another cell, were they not its own
            control.press(key)
            assert control.evaluate("n => n === document.activeElement")
    assert view.page.locator(".jp-Cell").count() == cells


def test_tab_goes_through_the_controls_in_order_and_shows_where_it_is(demo):
    seen = []
    demo.get_by_role("button", name="Next").focus()
    for _ in range(8):
        seen.append(demo.page.evaluate("(n => n.labels?.[0]?.textContent ?? n.textContent)(document.activeElement)"))
        assert demo.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid" or len(seen) == 1
        demo.page.keyboard.press("Tab")
    assert seen == ["Next ▶", "Play", "step", "weight", "rate η", "kind", "Flip it", "Your guess"]


def test_the_demonstration_by_keyboard(demo):
    demo.get_by_label("weight", exact=True).press("ArrowRight")
    says(demo, "weight 1.25")
    demo.get_by_role("button", name="Start: x 0.5").press("ArrowUp")
    says(demo, "start (0.5, -0.5)")
    demo.get_by_label("Flip it").press("Space")
    says(demo, "flip True")
    demo.get_by_role("button", name="Next").press("Enter")
    says(demo, "step 1")
    demo.get_by_label("Name", exact=True).fill("g")
    demo.get_by_label("Name", exact=True).press("Enter")
    says(demo, "name g")
    assert demo.locator("canvas").count() == 1


def test_layers_and_options_show_what_they_need(view):
    view.get_by_label("hidden layers").press("ArrowRight")
    says(view, "2 → 6 → 4 → 4 → 1")
    assert view.get_by_label("units in layer 3", exact=True).is_visible()
    assert not view.get_by_label("units in layer 4", exact=True).is_visible()
    assert not view.get_by_label("Nesterov").is_visible()
    view.get_by_label("optimiser").select_option("SGD")
    view.get_by_label("Nesterov").wait_for()


def test_points_above_a_function_that_is_typed(view):
    assert not view.get_by_label("f(x₁) =").is_visible()
    view.get_by_label("data", exact=True).select_option("above your f(x₁)")
    formula = view.get_by_label("f(x₁) =")
    formula.fill("x +")
    formula.press("Enter")
    notes(view, "cannot be read")
    assert formula.input_value() == "x +"  # it stays where it is mended
    formula.fill("x^2 - 0.5")
    formula.press("Enter")
    view.locator(".playground-note:empty").wait_for(state="attached")
    view.get_by_role("button", name="100 steps", exact=True).click()
    says(view, "on above your f(x₁) after 100 steps")


def test_own_points_by_keyboard_and_by_mouse(view):
    view.get_by_label("data", exact=True).select_option("own points")
    says(view, "too few to learn from")
    ring = view.locator(".explore-handle")
    ring.focus()
    for count, move in enumerate(("ArrowRight", "ArrowUp", "Shift+ArrowLeft"), start=1):
        view.page.keyboard.press(move)
        view.page.keyboard.press("Enter")
        says(view, f": {count} points, too few")
    stage = view.locator(".explore-stage")
    stage.scroll_into_view_if_needed()
    at, origin = ring.bounding_box(), stage.bounding_box()
    stage.click(position={"x": at["x"] - origin["x"] + 60, "y": at["y"] - origin["y"] + 30})
    says(view, "on own points after 0 steps: loss")
    assert not ring.get_attribute("aria-label").startswith("Place for a point: x₁ −")
    view.get_by_role("button", name="One step").click()
    says(view, "after 1 steps")
    view.get_by_role("button", name="Clear all points").click()
    says(view, ": 0 points")


def test_a_weight_is_picked_by_a_click_and_set_by_keyboard(view):
    view.locator("canvas").scroll_into_view_if_needed()
    picture = view.locator("canvas").bounding_box()
    view.page.mouse.click(picture["x"] + 0.06 * picture["width"], picture["y"] + 0.3 * picture["height"])
    value = view.get_by_label("value", exact=True)
    value.fill("1.5")
    value.press("Enter")
    view.get_by_role("button", name="One step").click()
    notes(view, "from 1.5 to")


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
    notes(view, "no state of the playground")


def test_axe_finds_nothing_in_light_or_dark(view, demo):
    for theme, text in (("Dark", "rgb(240, 240, 240)"), ("Light", "rgb(26, 26, 26)")):
        view.page.get_by_role("menuitem", name="Settings", exact=True).click()
        for words in ("Theme", f"JupyterLab {theme}"):
            view.page.locator(".lm-Menu-itemLabel").get_by_text(words, exact=True).click()
        for part in (".playground", ".explore:not(.playground)"):
            view.page.wait_for_function(
                "([part, text]) => getComputedStyle(document.querySelector(part)).color === text", arg=[part, text]
            )
            assert axe_faults(view.page, part) == [], theme


def test_memory_does_not_grow_over_500_moves(demo):
    page = demo.page
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")

    def used() -> dict:
        session.send("HeapProfiler.collectGarbage")
        return {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}

    moves(demo, 100)  # whatever is built once is built now
    before = used()
    moves(demo, 500)
    after = used()
    assert demo.locator("canvas").count() == 1
    assert after["Nodes"] - before["Nodes"] < 50
    assert after["JSEventListeners"] - before["JSEventListeners"] < 10
    assert after["JSHeapUsedSize"] - before["JSHeapUsedSize"] < 1e6


def moves(demo, count: int) -> None:
    """As many moves of the weight's slider, each awaited; a move that nothing comes of is told, not waited for."""
    demo.evaluate(
        """async (root, count) => {
        const slider = [...root.querySelectorAll("input[type=range]")].find(n => n.labels[0].textContent === "weight");
        const words = root.querySelector(".explore-alt");
        for (let i = 0; i < count; i++) {
            const before = words.textContent, since = performance.now();
            slider.value = (Number(slider.value) + 1) % 15;
            slider.dispatchEvent(new Event("input"));
            while (words.textContent === before) {
                await new Promise(requestAnimationFrame);
                if (performance.now() - since < 120000) continue;
                const alert = root.querySelector(".explore-alert").textContent;
                throw Error(`move ${i} to ${slider.value} of ${count}: ${alert} (in the page: ${root.isConnected})`);
            }
        }
    }""",
        count,
    )


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
