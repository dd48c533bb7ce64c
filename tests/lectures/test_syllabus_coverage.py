"""Every slide of the deck has its section: a heading of a lecture notebook, with a picture that the reader can move.

A new lecture adds its rows to SLIDES and its range to COVERED.
"""

import pytest
from lecture_notebooks import read, section

PARTICLES = "00_machine_learning_in_particle_physics.ipynb"
NONLINEARITIES = "01_modelling_nonlinearities.ipynb"
BUILDING = "02_building_the_beast.ipynb"
TRAINING = "03_training_the_beast.ipynb"
BACKPROPAGATION = "04_backpropagation.ipynb"
SLIDES = {
    "D1": (PARTICLES, "1 · The map of the course"),
    "D2": (PARTICLES, "The outline as a tree"),
    "D22, its note, the event": (PARTICLES, "One event in two views"),
    "D22, its note, the classifier": (PARTICLES, "Move the threshold"),
    "D3": (NONLINEARITIES, "1 · They exist"),
    "D4": (NONLINEARITIES, "Linear and non-linear data side by side"),
    "D5": (NONLINEARITIES, "Try every line"),
    "D5, combinations": (NONLINEARITIES, "Stack linear maps"),
    "D6": (NONLINEARITIES, "Turn the data, count the leaves"),
    "D7": (NONLINEARITIES, "One right feature"),
    "D7, the events": (NONLINEARITIES, "The same on our events"),
    "D8": (BUILDING, "1 · Features that nobody had to invent"),
    "D9": (BUILDING, "One recipe, three data sets (D9)"),
    "D10": (BUILDING, "What g is worth (D10)"),
    "D11": (BUILDING, "A fence of three lines (D11, D12)"),
    "D12": (BUILDING, "How many neurons do you need?"),
    "D12, the hidden space": (BUILDING, "Watch the classes come apart"),
    "D13": (BUILDING, "The matrix does the bookkeeping (D13)"),
    "D14": (BUILDING, "Two words with two meanings (D14, D15)"),
    "D15": (BUILDING, "Build a network and point at it"),
    "D16": (BUILDING, "How many neurons? A correction (D16)"),
    "D17": (TRAINING, "1 · Downhill, step by step"),
    "D18": (TRAINING, "The edge is at 2/c"),
    "D18, two weights and a network": (TRAINING, "One rate for two directions"),
    "D19": (TRAINING, "2n against one (D19)"),
    "D20": (TRAINING, "The derivative of sin(x² + 5) (D20)"),
    "D20, the sigmoid": (TRAINING, "5 · The derivative of the sigmoid"),
    "D21": (TRAINING, "σ′ needs nothing but σ (D21)"),
    "D22": (TRAINING, "The two passes have names (D22)"),
    "D23": (TRAINING, "6 · One weight of a network"),
    "D24": (TRAINING, "What five rounds do (D23, D24)"),
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
COVERED = [*range(1, 33)]


@pytest.mark.parametrize("slide", SLIDES)
def test_slide_has_its_section(slide):
    name, heading = SLIDES[slide]
    cells = section(read(name), heading)
    assert cells, f"{name} has no section “{heading}” for {slide}"
    code = "\n".join(cell.source for cell in cells if cell.cell_type == "code")
    assert "explore(" in code, f"the section of {slide} has no picture that the reader can move"


def test_no_slide_is_forgotten():
    assert {slide.partition(",")[0] for slide in SLIDES} == {f"D{number}" for number in COVERED}
