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
DESCENT = "06_modifying_gradient_descent.ipynb"
DEEPER = "05_going_deeper.ipynb"
OVERFITTING = "07_tackling_overfitting.ipynb"
ARCHITECTURES = "08_network_architectures.ipynb"
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
    "D9": (BUILDING, "One recipe, three data sets"),
    "D10": (BUILDING, "What g is worth"),
    "D11": (BUILDING, "A fence of three lines"),
    "D12": (BUILDING, "How many neurons do you need?"),
    "D12, the hidden space": (BUILDING, "Watch the classes come apart"),
    "D13": (BUILDING, "The matrix does the bookkeeping"),
    "D14": (BUILDING, "Two words with two meanings"),
    "D15": (BUILDING, "Build a network and point at it"),
    "D16": (BUILDING, "How many neurons? A correction"),
    "D17": (TRAINING, "1 · Downhill, step by step"),
    "D18": (TRAINING, "The edge is at 2/c"),
    "D18, two weights and a network": (TRAINING, "One rate for two directions"),
    "D19": (TRAINING, "2n against one"),
    "D20": (TRAINING, "The derivative of sin(x² + 5)"),
    "D20, the sigmoid": (TRAINING, "5 · The derivative of the sigmoid"),
    "D21": (TRAINING, "σ′ needs nothing but σ"),
    "D22": (TRAINING, "The two passes have names"),
    "D23": (TRAINING, "6 · One weight of a network"),
    "D24": (TRAINING, "What five rounds do"),
    "D25": (BACKPROPAGATION, "The slope of a weight is a product"),
    "D26": (BACKPROPAGATION, "What the first arrow says"),
    "D27": (BACKPROPAGATION, "What the second arrow says"),
    "D28": (BACKPROPAGATION, "What the third arrow says"),
    "D29": (BACKPROPAGATION, "What the fourth arrow says"),
    "D30": (BACKPROPAGATION, "What the forward pass keeps"),
    "D31": (BACKPROPAGATION, "The way back, line by line"),
    "D32": (BACKPROPAGATION, "6 · Break: is a bias neuron necessary?"),
    "D32, second question": (BACKPROPAGATION, "6 · Break: what values may weights take?"),
    "D33": (DEEPER, "The universal approximation theorem"),
    "D33, construct against train": (DEEPER, "Construct it, or train it"),
    "D34": (DEEPER, "Fold the line"),
    "D34, equal parameters": (DEEPER, "On the events depth wins"),
    "D34, the brain": (DEEPER, "The brain, once more"),
    "D35": (DEEPER, "A quarter per layer"),
    "D36": (DEEPER, "Growth per layer, as predicted"),
    "D36, clipping": (DEEPER, "Clip the step, keep the direction"),
    "D37": (DEEPER, "What training makes of it"),
    "D38": (DEEPER, "Shape, slope, price, and how they die"),
    "D38, dead neurons": (DEEPER, "A dead neuron stays dead"),
    "D39": (DEEPER, "Seven ways to begin"),
    "D40": (DESCENT, "Stand on the trained point"),
    "D40, rougher without skips": (DESCENT, "Rougher without skips, by count"),
    "D40, local minima": (DESCENT, "Bad ends fade with width"),
    "D40, saddles and plateaus": (DESCENT, "The plateau of a real network"),
    "D41": (DESCENT, "Many rough steps, or few exact ones"),
    "D41, the noise": (DESCENT, "One over the batch"),
    "D42": (DESCENT, "A race in the ravine"),
    "D42, theory": (DESCENT, "From κ to √κ"),
    "D43": (DESCENT, "The same ravine, six runners"),
    "D43, a real network": (DESCENT, "Adam forgives"),
    "D44": (OVERFITTING, "The gap grows with capacity and closes with data"),
    "D44, early stopping": (OVERFITTING, "Early stopping recovers part"),
    "D44, what is learned first": (OVERFITTING, "Rules first, errors later"),
    "D45": (OVERFITTING, "Too little, right, too much"),
    "D45, zeros": (OVERFITTING, "L1 makes zeros, L2 makes small weights"),
    "D45, weight decay": (OVERFITTING, "The same for SGD, not for Adam"),
    "D46": (OVERFITTING, "The gap shrinks"),
    "D46, the expectation": (OVERFITTING, "Inverted dropout keeps the expectation"),
    "D46, the ensemble": (OVERFITTING, "An ensemble for the price of one"),
    "D47": (OVERFITTING, "What it is really for"),
    "D47, two modes": (OVERFITTING, "Your output depends on your company"),
    "D48": (OVERFITTING, "Pick a method, pick the data"),
    "D2, network architectures": (ARCHITECTURES, "Exchange the pixels of every picture"),
    "D2, convolution": (ARCHITECTURES, "Trained in the centre, asked elsewhere"),
    "D2, recurrence": (ARCHITECTURES, "Watch the memory follow the pulses"),
    "D2, autoencoder": (ARCHITECTURES, "Drag the point: what lies between the digits?"),
    "D2, attention": (ARCHITECTURES, "Turn the question"),
    "D2, sets and graphs": (ARCHITECTURES, "Turn the jet, exchange its members"),
    "D2, skips": (ARCHITECTURES, "24 layers, read after each"),
    "D6, full circle": (ARCHITECTURES, "How close to the ceiling?"),
}
COVERED = [*range(1, 49)]


@pytest.mark.parametrize("slide", SLIDES)
def test_slide_has_its_section(slide):
    name, heading = SLIDES[slide]
    cells = section(read(name), heading)
    assert cells, f"{name} has no section “{heading}” for {slide}"
    code = "\n".join(cell.source for cell in cells if cell.cell_type == "code")
    assert "explore(" in code, f"the section of {slide} has no picture that the reader can move"


def test_no_slide_is_forgotten():
    assert {slide.partition(",")[0] for slide in SLIDES} == {f"D{number}" for number in COVERED}
