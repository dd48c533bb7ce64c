"""The tests of decks, for test files that name the lectures: two files, for two workers to share.

Each lecture is run once, for its words and for its deck.
"""

import re

import pytest
from recorded import table_and_rest
from small_deck import code
from strict import STRICT, assert_clean

from utils.slides.build import export, fresh
from utils.slides.check import check
from utils.slides.run import run
from utils.slides.stage import COARSEST


def pytest_generate_tests(metafunc):
    """Each test once for every one of the file's LECTURES."""
    metafunc.parametrize("lecture", metafunc.module.LECTURES, ids=lambda path: path.stem, indirect=True, scope="module")


@pytest.fixture(scope="module")
def lecture(request):
    """(path, notebook with its outputs). Sliders keep three values: the deck's pictures, not its number of states."""
    notebook = fresh(request.param)
    notebook.cells.insert(0, code(STRICT, "skip"))
    run(notebook, request.param.name, str(request.param.parent), finest=COARSEST)
    return request.param, notebook


def test_runs_without_a_warning(lecture):
    assert_clean(lecture[1])
    for cell in lecture[1].cells:
        for output in cell.get("outputs", []):
            for data in re.findall(r'data-live="([^"]+)"', output.get("data", {}).get("text/html", "")):
                # A state that raises an error or a warning keeps its words.
                frames = table_and_rest(data)[0]["frames"]
                errors = [frame["scene"]["error"] for frame in frames if "error" in frame["scene"]]
                assert errors == [], cell.source


@pytest.mark.browser
def test_deck_has_no_fault(lecture, browser, tmp_path):
    path, notebook = lecture
    deck = tmp_path / f"{path.stem}.html"
    deck.write_text(export(notebook, path.name, path.parent), encoding="utf-8")
    assert [str(fault) for fault in check(deck, browser)] == []
