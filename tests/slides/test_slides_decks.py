"""Every lecture that exists has a deck without a fault."""

from pathlib import Path

import pytest

from utils.slides.build import build
from utils.slides.check import check

LECTURES = sorted((Path(__file__).parents[2] / "lectures").glob("[0-9][0-9]_*.ipynb"))


@pytest.mark.browser
@pytest.mark.parametrize("lecture", LECTURES, ids=lambda path: path.stem)
def test_deck_has_no_fault(lecture, browser, tmp_path):
    (deck,) = build([lecture], tmp_path)
    assert [str(fault) for fault in check(deck, browser)] == []
