"""A recording as a page of its own, opened from disk: its address keeps the state, and axe-core finds nothing."""

import pytest
from axe import axe_faults
from widgets_demo import every_control

from utils.playground import Run, Settings
from utils.playground.page import moments, save_page
from utils.playground.settings import changed
from utils.playground.share import read
from utils.plots.style import THEMES
from utils.widgets import record

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def demo_page(tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "demo.html"
    recording = record(every_control, {"step": 2, "weight": 3, "flip": 2})
    path.write_text(recording.page("A map <and> a curve", "Words."), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def training(tmp_path_factory):
    return save_page(tmp_path_factory.mktemp("page") / "xor.html", 200, data="xor", layers=1, n=60)


@pytest.fixture
def page(browser):
    page = browser.new_page()
    page.complaints = []
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("console", lambda message: message.type == "error" and page.complaints.append(message.text))
    yield page
    assert page.complaints == []
    page.close()


def says(page, words: str) -> None:
    page.locator(".explore-alt", has_text=words).wait_for()


def address(page) -> str:
    """The page's address, once the state is in it."""
    page.wait_for_function("location.hash.length > 1")
    return page.url


def test_a_link_shows_the_state_in_which_it_was_taken(page, demo_page):
    page.goto(demo_page)
    says(page, "step 0, weight 1,")
    assert "#" not in page.url  # nobody has moved anything
    page.get_by_label("weight", exact=True).press("Home")
    page.get_by_label("Flip it").press("Space")
    says(page, "weight -2, rate 0.1, tanh, flip True")
    page.wait_for_function("location.hash.includes('flip=true')")
    link = address(page)
    page.goto("about:blank")
    page.goto(link)
    says(page, "weight -2, rate 0.1, tanh, flip True")
    assert page.get_by_label("weight", exact=True).get_attribute("aria-valuetext") == "−2.00 GeV"
    page.get_by_role("button", name="Reset").click()
    says(page, "step 0, weight 1, rate 0.1, tanh, flip False")


@pytest.mark.parametrize("words", ["state:weight=%22", "state:", "playground1:eJw", "heading-2"])
def test_a_link_that_means_nothing_shows_the_first_picture_and_says_so(page, demo_page, words):
    page.goto(f"{demo_page}#{words}")
    says(page, "step 0, weight 1,")
    assert "first picture" in page.get_by_role("status").first.inner_text()


def test_the_address_of_a_training_is_the_playgrounds_whole_state(page, training):
    page.goto(training.as_uri())
    page.get_by_label("picture", exact=True).press("End")
    says(page, "on xor after 200 steps")
    link = address(page)
    run = read(link.partition("#")[2])
    assert (run.step, run.settings) == (200, changed(Settings(), {"data": "xor", "layers": 1, "n": 60}))
    again = Run(run.settings)
    again.advance(200)
    assert again.history.rows[-1] == run.history.rows[-1]
    page.goto("about:blank")
    page.goto(link)
    says(page, "on xor after 200 steps")
    assert page.get_by_role("img").get_attribute("aria-label").startswith("A network 2 → 6 → 1 (tanh) on xor after 200")


def test_axe_finds_nothing_on_either_page(page, demo_page, training):
    for address in (demo_page, training.as_uri()):
        page.goto(address)
        page.locator(".explore canvas[aria-label]").wait_for()
        assert axe_faults(page, "html") == []
    page.emulate_media(color_scheme="dark")
    wears(page, "dark")
    assert axe_faults(page, "html") == []


def wears(page, theme: str) -> None:
    """The widget has the colours of `theme`, and so have the sliders that the browser draws, and the picture."""
    text = [int(THEMES[theme]["text"][i : i + 2], 16) for i in (1, 3, 5)]
    surface = [int(THEMES[theme]["surface"][i : i + 2], 16) for i in (1, 3, 5)]
    page.wait_for_function(f"getComputedStyle(document.querySelector('.explore')).color === 'rgb{tuple(text)}'")
    assert page.locator(".explore input").first.evaluate("n => getComputedStyle(n).colorScheme") == theme
    corner = page.locator("canvas").evaluate("n => [...n.getContext('2d').getImageData(1, 1, 1, 1).data]")
    assert corner == [*surface, 255]


def test_a_page_follows_the_theme_of_the_system_there_and_back(page, demo_page):
    page.goto(demo_page)
    for theme in ("light", "dark", "light"):
        page.emulate_media(color_scheme=theme)
        wears(page, theme)


def test_the_page_asks_for_nothing_and_is_small(page, training):
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(training.as_uri())
    page.locator(".explore canvas[aria-label]").wait_for()
    assert [url for url in requests if not url.startswith(("data:", training.as_uri()))] == []
    assert training.stat().st_size < 300_000


def test_a_large_network_gets_fewer_pictures(tmp_path):
    large = {f"units{k}": 16 for k in range(1, 7)} | {"layers": 6, "sin_x1": True, "x1_x2": True}
    assert save_page(tmp_path / "large.html", 50, **large).stat().st_size < 800_000
    assert moments(1000)[:3] == [0, 1, 2]
    with pytest.raises(ValueError, match="at least 1 step"):
        save_page(tmp_path / "none.html", 0)
