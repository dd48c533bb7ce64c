"""The tests of decks, for test files that name the lectures: two files, for two workers to share.

Each lecture is run once, for its words and for its deck.
"""

import base64
import json
import re
import zlib
from pathlib import Path

import pytest
from small_deck import code

from utils.slides.build import export, fresh
from utils.slides.check import check
from utils.slides.run import run
from utils.slides.stage import COARSEST

STRICT = 'import warnings; warnings.simplefilter("error")'
FAULT = re.compile(r"^\w*(Error|Warning|Exception): ")


def lectures() -> list[Path]:
    """All of them, in order."""
    return sorted((Path(__file__).parents[2] / "lectures").glob("[0-9][0-9]_*.ipynb"))


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
    for cell in lecture[1].cells:
        for output in cell.get("outputs", []):
            assert output.get("name") != "stderr", f"{cell.source}\n{output.text}"
            words = output.get("data", {}).get("text/plain", "")
            assert not FAULT.match(words), f"{cell.source}\n{words}"
            for data in re.findall(r'data-live="([^"]+)"', output.get("data", {}).get("text/html", "")):
                errors = [frame["scene"]["error"] for frame in frames(data) if "error" in frame["scene"]]
                assert errors == [], cell.source


def frames(data):
    """The recorded states of a demonstration: a state that raises an error or a warning keeps its words."""
    whole = zlib.decompress(base64.b64decode(data))
    return json.loads(whole[4 : 4 + int.from_bytes(whole[:4], "little")])["frames"]


@pytest.mark.browser
def test_deck_has_no_fault(lecture, browser, tmp_path):
    path, notebook = lecture
    deck = tmp_path / f"{path.stem}.html"
    deck.write_text(export(notebook, path.name, path.parent), encoding="utf-8")
    assert [str(fault) for fault in check(deck, browser)] == []
