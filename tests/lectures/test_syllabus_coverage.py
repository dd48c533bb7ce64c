"""Every slide of the deck has its section: a heading of a lecture notebook, with a picture that the reader can move.

A new lecture adds its rows to SLIDES and its range to COVERED.
"""

import pytest
from lecture_notebooks import read, section

BACKPROPAGATION = "04_backpropagation.ipynb"
SLIDES = {
    "D25": (BACKPROPAGATION, "The slope of a weight is a product"),
    "D26": (BACKPROPAGATION, "What the first arrow says (D26)"),
    "D27": (BACKPROPAGATION, "What the second arrow says (D27)"),
    "D28": (BACKPROPAGATION, "What the third arrow says (D28)"),
    "D29": (BACKPROPAGATION, "What the fourth arrow says (D29)"),
    "D30": (BACKPROPAGATION, "What the forward pass keeps (D30)"),
    "D31": (BACKPROPAGATION, "The way back, line by line (D31)"),
    "D32": (BACKPROPAGATION, "6 · Break: is a bias neuron necessary?"),
    "D32, second question": (BACKPROPAGATION, "6 · Break: what values may weights take?"),
}
COVERED = [*range(25, 33)]


@pytest.mark.parametrize("slide", SLIDES)
def test_slide_has_its_section(slide):
    name, heading = SLIDES[slide]
    cells = section(read(name), heading)
    assert cells, f"{name} has no section “{heading}” for {slide}"
    code = "\n".join(cell.source for cell in cells if cell.cell_type == "code")
    assert "explore(" in code, f"the section of {slide} has no picture that the reader can move"


def test_no_slide_is_forgotten():
    assert {slide.partition(",")[0] for slide in SLIDES} == {f"D{number}" for number in COVERED}
