"""The check of a deck sees each fault that is planted, and none where there is none."""

import pytest
from small_deck import code, deck, html, picture, words

from utils.slides.check import check

pytestmark = pytest.mark.browser

LIVE = "<div class='live'><label>{name} <input type='range' {more}></label>{picture}</div>"
DOT = (
    "<svg style='height: 300px' viewBox='0 0 20 10' role='img' aria-label='A dot that follows the slider.'>"
    "<circle r='2' cx='5' cy='5'/></svg>"
)
DRAWN = (
    "<canvas width='700' height='300' style='aspect-ratio: 700 / 300' role='img' aria-label='Words.'></canvas>"
    "<script>{{ const pen = document.currentScript.previousSibling.getContext('2d');"
    " pen.font = '{size}px serif'; pen.fillText('a word', {x}, 200); }}</script>"
)
MOVE = "oninput=\"this.closest('.live').querySelector('circle').setAttribute('cx', this.value)\""
TURN = MOVE + ' onkeydown="Reveal.next()"'

PLANTED = {
    "Too long": ([words("\n".join("- one more line" for _ in range(30)), "-")], "over the bottom margin"),
    "Too wide": ([html("<div style='width: 1300px'>wide</div>")], "over the right margin"),
    "Cut off": (
        [html("<div style='width: 300px; overflow: hidden'><p style='width: 500px'>cut</p></div>")],
        "200 px wider",
    ),
    "Tiny": ([html("<p style='font-size: 14px'>tiny</p>")], "text of 14.0 px"),
    "Small in a small room": (
        [html("<p style='font-size: 20px'>20</p>")],
        "text of 16.0 px, less than 18: “20” (at 1024×768 light",
    ),
    "Small formula": ([html("<p style='font-size: 12px'>$x$</p>")], "formula of 12.0 px"),
    "Pale": ([html("<p style='color: #999'>pale</p>")], "contrast 2.8"),
    "Pale in the dark": ([html("<p style='color: #666'>pale</p>")], "(at 1280×720 dark)"),
    "No alt": ([html(picture("x").outputs[0].data["text/html"].replace('alt="x"', ""))], "alt text"),
    "Empty alt": ([picture("")], "placeholder alt text: “”"),
    "Placeholder alt": ([picture("figure_1.png")], "placeholder alt text: “figure_1.png”"),
    "Mute drawing": ([html("<svg viewBox='0 0 9 9'><rect width='9' height='9'/></svg>")], "no alt text: <svg>"),
    "Raw formula": ([words("The formula \\\\frac{1}{2} has no dollar signs.", "-")], "formula not set"),
    "Wrong formula": ([words("$\\nosuchmacro$", "-")], "formula with an error"),
    "Small letters in a picture": (
        [html(DRAWN.format(size=20, x=300))],
        "letters of 16.0 px in a picture, less than 18: “a word” (at 1024×768 light",
    ),
    "Small letters on a wide page": (
        [html(DRAWN.replace("700", "958").format(size=20, x=300))],
        "letters of 16.0 px in a picture, less than 18: “a word” (at 1024×768 light",
    ),
    "Word over the edge": ([html(DRAWN.format(size=24, x=670))], "the edge of the picture cuts off “a word”"),
    "Long code": ([code("\n".join(f"x{i} = {i}" for i in range(15)))], "code of 15 lines"),
    "Squeezed picture": (
        [
            words("\n".join("- a line that is wide enough to leave no room at its side " * 2 for _ in range(6)), "-"),
            picture("Dot."),
        ],
        "picture squeezed",
    ),
    "Dead control": ([html(LIVE.format(name="eta", more="", picture=DOT))], "control “eta” does not move its picture"),
    "Restless control": (
        [html(LIVE.format(name="rate", more=TURN, picture=DOT))],
        "a key on control “rate” turned the slide",
    ),
}
CLEAN = {
    "Words and formulas": [
        words("- the loss $L$\n- and $\\eta$\n\n$$\\frac{\\partial L}{\\partial w}$$\n\n`code`", "-")
    ],
    "A figure": [words("One line.", "-"), picture("One dark point on a page.")],
    "Words in a picture": [html(DRAWN.format(size=24, x=300))],
    "A live control": [html(LIVE.format(name="x", more=MOVE, picture=DOT))],
    "Code": [code("def f(x):\n    return x  # " + "a long remark " * 12)],
}


@pytest.fixture(scope="module")
def faults(browser, tmp_path_factory):
    """Faults by slide title of one deck that has them all."""
    cells = [
        cell
        for title, group in [*((title, cells) for title, (cells, _) in PLANTED.items()), *CLEAN.items()]
        for cell in (words(f"## {title}"), *group)
    ]
    cells += [words("## Training\n\nfirst"), words("## Training\n\nsecond"), words("No title here.")]
    found = check(deck(tmp_path_factory.mktemp("planted") / "planted.html", *cells), browser)
    by_title = {}
    for fault in found:
        by_title.setdefault(fault.title, []).append(str(fault))
    return by_title


@pytest.mark.parametrize("title", PLANTED)
def test_a_planted_fault_is_caught(faults, title):
    assert any(PLANTED[title][1] in fault for fault in faults.get(title, [])), faults.get(title)


@pytest.mark.parametrize("title", CLEAN)
def test_a_clean_slide_has_no_fault(faults, title):
    assert title not in faults


def test_titles_must_be_there_and_differ(faults):
    assert any("title used 2 times: “Training”" in fault for fault in faults[""])
    assert any("1 slides without a title" in fault for fault in faults[""])


def test_a_request_and_an_error_are_caught(browser, tmp_path):
    cells = [
        words("# Loud"),
        html("<img src='https://example.org/a.png' alt='From far away.'><script>throw Error('oh')</script>"),
    ]
    found = " ".join(str(fault) for fault in check(deck(tmp_path / "loud.html", *cells), browser))
    assert "request to https://example.org/a.png" in found
    assert "page error: oh" in found


def test_a_deck_that_does_not_start_is_caught(browser, tmp_path):
    (tmp_path / "dead.html").write_text("<!DOCTYPE html><title>dead</title>")
    assert "does not start" in str(check(tmp_path / "dead.html", browser, patience=0.5)[0])
