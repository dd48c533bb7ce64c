"""The words for a network, on a diagram that the reader builds and points at (deck slides D14 and D15)."""

from dataclasses import replace
from itertools import pairwise
from typing import Annotated

from utils.demos.controls import Choice, Guess, Place, Slider, Switch
from utils.demos.lecture_02.layered_diagram import HIGH, WIDE, edges, nearest, positions
from utils.demos.scene import Edge, Network, Node, Panel, Scene
from utils.demos.words import subscripts

# part: the name it goes by, and what it is
PARTS = {
    "input neuron": "holds one feature of the event; it computes nothing",
    "hidden neuron": "adds up what arrives, u = Σ W x, and sends on x̃ = g(u)",
    "output neuron": "adds up the hidden features and gives the prediction ŷ",
    "bias neuron": "always 1; its weights shift every sum of the next layer",
    "activation": "the function g in every hidden neuron; also the name of what comes out of it",
    "edge": "carries one weight w: what enters is multiplied by it",
    "input layer": "all features x₁ … x_d together",
    "hidden layer": "all neurons that share one matrix W; their outputs are its activation",
    "output layer": "the prediction; no bias neuron, for nothing follows it",
}


def anatomy(
    point: Annotated[tuple, Place((0.0, WIDE), (-HIGH / 2, HIGH / 2), 0.25, label="Point at")] = (6.25, 0.5),
    features: Annotated[int, Slider(1, 5, 1, label="input features d")] = 2,
    layers: Annotated[int, Slider(0, 3, 1, label="hidden layers")] = 1,
    neurons: Annotated[int, Slider(1, 5, 1, label="neurons in each")] = 3,
    bias: Annotated[bool, Switch("bias neurons")] = True,
) -> Scene:
    """Build a network; the node or edge nearest to the point tells its name and what it does."""
    sizes = (features, *[neurons] * layers, 1)
    name, lit = nearest(sizes, bias, point)
    return _scene(sizes, bias, name, lit)


def name_the_parts(part: Annotated[str, Choice(tuple(PARTS), label="Show me")] = "hidden neuron") -> Scene:
    """The same from the other side: choose a word, and every such part lights up."""
    sizes = (2, 3, 1)
    at = positions(sizes, True)
    kind, _, whole = part.partition(" ")
    if whole == "layer":
        number = {"input": 0, "hidden": 1, "output": 2}[kind]
        lit = {key for key in at if key[0] == number}
    else:
        kind = "hidden" if part == "activation" else kind
        lit = set(edges(sizes, True)) if part == "edge" else {key for key in at if at[key][2] == kind}
    return _scene(sizes, True, part, lit)


def count_them(
    features: Annotated[int, Slider(1, 5, 1, label="input features d")] = 2,
    layers: Annotated[int, Slider(0, 3, 1, label="hidden layers")] = 1,
    neurons: Annotated[int, Slider(1, 5, 1, label="neurons in each")] = 3,
    bias: Annotated[bool, Switch("bias neurons")] = True,
    show: Annotated[bool, Switch("show the count")] = False,
    guess: Annotated[float | None, Guess("How many weights?")] = None,
) -> Scene:
    """How many numbers must training find? One per edge; the count is hidden until asked for or guessed."""
    sizes = (features, *[neurons] * layers, 1)
    diagram = _scene(sizes, bias, "edge", set()).panels[0]
    terms = " + ".join(f"({a} + 1) · {b}" if bias else f"{a} · {b}" for a, b in pairwise(sizes))
    total = count_parameters(sizes, bias)
    known = show or guess is not None
    said = f"{terms} = {total}." if known else "Count first, then show."
    if guess is not None:
        said += " Right." if guess == total else f" You said {guess:g}."
    title = f"{total} weights" if known else "How many weights?"
    alt = f"A network of layers {' – '.join(map(str, sizes))} {'with' if bias else 'without'} bias neurons. {said}"
    return Scene((replace(diagram, title=title),), alt, said, {"weights": float(total)} if known else {})


def count_parameters(sizes: tuple[int, ...], bias: bool) -> int:
    """Weights of a fully connected network: each neuron has one per input, and one for the bias neuron."""
    return sum((a + bias) * b for a, b in pairwise(sizes))


def _scene(sizes, bias, name, lit) -> Scene:
    at = positions(sizes, bias)
    nodes = tuple(
        Node(str(key), x, y, kind, _label(key, kind, sizes), "", key in lit) for key, (x, y, kind) in at.items()
    )
    links = tuple(Edge(str(a), str(b), None, lit=(a, b) in lit) for a, b in edges(sizes, bias))
    total = count_parameters(sizes, bias)
    shown = " – ".join(map(str, sizes))
    panel = Panel(
        (Network(nodes, links),), f"{shown}: {total} weights", xlim=(0, WIDE), ylim=(-HIGH / 2, HIGH / 2), axes=False
    )
    made = f"Network with layers {shown} {'with' if bias else 'without'} bias neurons, {total} weights."
    alt = f"{made} Lit: {name}, {PARTS[name]}."
    return Scene((panel,), alt, f"{name}: {PARTS[name]}", {"weights": float(total)})


def _label(key, kind, sizes) -> str:
    if kind == "bias":
        return "1"
    if kind == "output":
        return "ŷ"
    return ("x" if kind == "input" else "x̃") + (
        subscripts(str(key[1] + 1)) if len(sizes) < 4 or kind == "input" else ""
    )
