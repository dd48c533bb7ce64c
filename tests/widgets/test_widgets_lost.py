"""Messages lost, late, doubled or out of order, and drawing that fails: nothing may stall, nothing be done twice."""

import re

import pytest
from bare import opened
from widgets_demo import every_control

from utils.playground import playground
from utils.widgets import explore

pytestmark = pytest.mark.browser
LOSE = "what => { gone = (which) => which === what; }"
# A fifth of all messages is lost, a third of the answers comes late and out of order, some twice.
STORM = """seed => {
    const random = () => ((seed = (seed * 48271) % 2147483647) / 2147483647);
    gone = () => random() < 0.2;
    deliver = (answer) => {
        random() < 0.3 ? setTimeout(answer, 150 * random()) : answer();
        if (random() < 0.2) setTimeout(answer, 150 * random());
    };
}"""
FAIL_NEXT_DRAWING = """() => {
    const fill = CanvasRenderingContext2D.prototype.fillRect;
    CanvasRenderingContext2D.prototype.fillRect = function () {
        CanvasRenderingContext2D.prototype.fillRect = fill;
        throw Error("planted");
    };
}"""
SOON = 200  # milliseconds of patience


@pytest.fixture
def page(browser):
    with opened(browser, explore(every_control), patience=SOON) as page:
        yield page


@pytest.fixture
def view(browser):
    with opened(browser, playground(), patience=SOON) as page:
        yield page


def says(page, words) -> None:
    page.locator(".explore-alt", has_text=words).wait_for()


def plays_on(page, pictures: int) -> None:
    drawn = page.evaluate("document.querySelector('.explore').pictures")
    page.wait_for_function("most => document.querySelector('.explore').pictures > most", arg=drawn + pictures)


def step_of(page) -> int:
    return int(re.search(r"after (\d+) steps", page.locator(".explore-alt").inner_text())[1])


@pytest.mark.parametrize("what", ["question", "answer"])
def test_what_is_lost_is_asked_again(page, what):
    page.evaluate(LOSE, what)
    page.get_by_label("weight", exact=True).press("ArrowLeft")
    page.get_by_role("alert").wait_for()
    page.evaluate(LOSE, "nothing")
    says(page, "weight 0.75")
    assert not page.get_by_role("alert").is_visible()
    assert {message["ask"] for message in page.evaluate("sent")} == {1}


def test_drawing_that_fails_is_told_and_the_next_state_is_drawn(page):
    page.evaluate(FAIL_NEXT_DRAWING)
    weight = page.get_by_label("weight", exact=True)
    weight.press("ArrowLeft")
    says(page, "weight 0.75")
    weight.press("ArrowLeft")
    says(page, "weight 0.5")
    assert page.errors == ["planted"]
    page.errors.clear()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_storm_leaves_the_newest_state(page, seed):
    page.evaluate(STORM, seed)
    weight = page.get_by_label("weight", exact=True)
    for key in 8 * ["ArrowLeft"] + 5 * ["ArrowRight"]:
        weight.press(key)
        page.wait_for_timeout(20)
    says(page, "weight 0.25,")


def test_the_playground_plays_through_a_storm_and_takes_every_step_once(view):
    view.evaluate(STORM, 1)
    view.get_by_role("button", name="Play").click()
    plays_on(view, 20)
    view.get_by_role("button", name="Pause").click()
    view.get_by_label("learning rate η").press("ArrowRight")
    view.get_by_role("button", name="One step").click()
    view.locator(".playground-note", has_text="∂Q/∂w").wait_for()
    step = int(re.match(r"Step (\d+):", view.locator(".playground-note").inner_text())[1])
    assert step % 20 == 1  # whole pictures of 20 steps, and this one
    for clicks in (1, 2):
        view.get_by_role("button", name="100 steps", exact=True).click()
        says(view, f"after {step + 100 * clicks} steps")
    view.wait_for_timeout(300)  # for whatever is late
    assert step_of(view) == step + 200


def test_steps_whose_answer_is_lost_are_not_taken_twice(view):
    view.evaluate(LOSE, "answer")
    view.get_by_role("button", name="100 steps", exact=True).click()
    view.get_by_role("alert").wait_for()
    view.evaluate(LOSE, "nothing")
    says(view, "after 100 steps")


def test_it_plays_on_when_every_picture_on_its_way_is_lost(view):
    view.get_by_role("button", name="Play").click()
    plays_on(view, 10)
    view.evaluate(LOSE, "answer")
    view.get_by_role("alert").wait_for()
    view.evaluate(LOSE, "nothing")
    plays_on(view, 20)
    assert not view.get_by_role("alert").is_visible()
    assert view.get_by_role("button", name="Pause").is_visible()


def test_the_sentence_that_ends_a_row_may_be_lost_too(browser):
    wild = {"data": "plane", "optimiser": "SGD", "lr": 10.0, "g1": "linear", "g2": "linear", "pace": 200}
    with opened(browser, playground(**wild), patience=SOON) as view:
        view.evaluate(LOSE, "answer")
        view.get_by_role("button", name="Play").click()
        view.get_by_role("alert").wait_for()
        view.evaluate(LOSE, "nothing")
        view.get_by_role("button", name="Play").wait_for()
        assert "diverged" in view.locator(".playground").inner_text()


def test_drawing_that_fails_does_not_end_the_row(view):
    view.get_by_role("button", name="Play").click()
    plays_on(view, 5)
    view.evaluate(FAIL_NEXT_DRAWING)
    plays_on(view, 20)
    assert view.errors == ["planted"]
    view.errors.clear()
