"""Network diagrams: every number legible, on its own arrow, and where it was a step before."""

from itertools import pairwise

import numpy as np
import pytest

from utils.demos.lecture_03.weight_update import ALL, ROUNDS, weight_update
from utils.demos.lecture_04.backpropagation import STEPS, stepper
from utils.demos.lecture_04.passes import passes
from utils.demos.scene import Edge, Network, Node
from utils.plots import layout
from utils.plots.diagram import diagram
from utils.plots.layout import page
from utils.plots.shapes import Box, Disc, Path, Word, packed, text_width
from utils.plots.style import TEXT
from utils.slides import stage


def shapes_of(scene) -> list:
    """The shapes of a scene's diagram, and the words of its panel, on its page."""
    place, panel = page(scene).places[0], scene.panels[0]
    left, top, width, height = place.box
    shapes = diagram(panel.marks[0], place.box, place.xlim, place.ylim)
    for text in panel.marks[1:]:
        x = left + width * (text.x - place.xlim[0]) / (place.xlim[1] - place.xlim[0])
        y = top + height * (place.ylim[1] - text.y) / (place.ylim[1] - place.ylim[0])
        shapes.append(Word(x, y, text.text, size=TEXT, align=text.align))
    return shapes


def box_of(word: Word) -> tuple[float, float, float, float]:
    width, height = 0.96 * text_width(word.text, word.size), 0.8 * word.size
    left = word.x - {"left": 0, "center": width / 2, "right": width}[word.align]
    return left, word.y - height / 2, left + width, word.y + height / 2


def overlapping(scene) -> list[tuple[str, str]]:
    words = [shape for shape in shapes_of(scene) if isinstance(shape, Word)]
    return [(a.text, b.text) for i, a in enumerate(words) for b in words[:i] if overlap(box_of(a), box_of(b))]


@pytest.fixture(params=["notebook", "slide"])
def sheet(request, monkeypatch):
    """The page of a notebook, and the smallest that a slide has for a diagram with a row of controls."""
    if request.param == "slide":
        monkeypatch.setattr(layout, "sizes", lambda scene: stage.page(scene, rows=1))


def overlap(a, b) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


@pytest.mark.parametrize("step", range(len(STEPS)))
@pytest.mark.parametrize("weights", [{}, {"x1": -2.7, "w11": -3.0, "w12": -1.3, "w21": -2.9, "w22": 2.7, "w1": -2.2}])
def test_no_number_stands_on_another(sheet, step, weights):
    assert overlapping(stepper(step=step, **weights)) == []


@pytest.mark.parametrize("step", range(3 * ROUNDS + 1))
def test_no_number_stands_on_another_when_all_weights_move(step, monkeypatch):
    monkeypatch.setattr(layout, "sizes", lambda scene: stage.page(scene, rows=2))
    assert overlapping(weight_update(step=step, change=ALL)) == []


@pytest.mark.parametrize("step", range(len(STEPS)))
def test_no_number_of_an_arrow_stands_on_a_node(sheet, step):
    shapes = shapes_of(stepper(step=step))
    nodes = [shape for shape in shapes if isinstance(shape, Disc) and shape.r > 15 and shape.role != "halo"]
    arrows = [shape for shape in shapes if isinstance(shape, Word) and {"w", "=", "×"} & set(shape.text)]
    for node in nodes:
        for word in arrows:
            left, top, right, bottom = box_of(word)
            x, y = np.clip(node.x, left, right), np.clip(node.y, top, bottom)
            assert np.hypot(x - node.x, y - node.y) > node.r - 4, (word.text, node)


def test_numbers_stay_where_they_are_from_step_to_step():
    weights = ("w₁₁ = 0.6", "w₁₂ = 0.4", "w₂₁ = −0.5", "w₂₂ = 0.7", "w₁ = 1.2")
    scenes = [{w.text: w for w in shapes_of(stepper(step=i)) if isinstance(w, Word)} for i in range(len(STEPS))]
    for before, after in pairwise(scenes):
        for text in weights:
            assert before[text].x == after[text].x
            assert abs(before[text].y - after[text].y) < 30  # a line more in its label, no other place


@pytest.mark.parametrize("demo", [stepper, passes])
def test_every_node_is_whole_below_two_rows_of_controls(demo, monkeypatch):
    monkeypatch.setattr(layout, "sizes", lambda scene: stage.page(scene, rows=2))
    for step in (0, 7, 11):
        sheet = page(demo(step=step))
        for node in shapes_of(demo(step=step)):
            if isinstance(node, Disc) and node.role != "halo":
                assert node.r <= node.x <= sheet.width - node.r
                assert node.r <= node.y <= sheet.height - node.r


def test_what_is_lit_is_told_by_more_than_colour():
    nodes = Node("a", 0, 0, "input", "a"), Node("b", 1, 0, "hidden", "b", lit=True)
    plain, lit = (
        diagram(Network(nodes, (Edge("a", "b", 1.0, lit=lit),)), (0, 0, 400, 200), (-1, 2), (-1, 1))
        for lit in (False, True)
    )
    widths = [max(shape.width for shape in shapes if isinstance(shape, Path)) for shapes in (plain, lit)]
    assert widths[1] > widths[0] + 5
    halos = [shape for shape in lit if isinstance(shape, (Disc, Path)) and shape.role == "halo"]
    assert len(halos) == 2


def test_an_arrow_of_the_backward_pass_points_backwards():
    nodes = Node("a", 0, 0, "input", "a"), Node("b", 1, 0, "hidden", "b")
    tips = []
    for backward in ("", "∂ = 1"):
        network = Network(nodes, (Edge("a", "b", 1.0, backward=backward, lit=True),))
        shapes = diagram(network, (0, 0, 400, 200), (-1, 2), (-1, 1))
        tips.append(next(shape.points[0][0] for shape in shapes if isinstance(shape, Path) and shape.fill))
    assert tips[1] < tips[0]


def test_the_weight_is_in_the_width_and_the_sign_in_the_colour():
    nodes = Node("a", 0, 0, "input", "a"), Node("b", 1, 0, "hidden", "b")
    lines = []
    for weight in (-2.0, 0.1, 3.0):
        shapes = diagram(Network(nodes, (Edge("a", "b", weight),)), (0, 0, 400, 200), (-1, 2), (-1, 1))
        lines.append(next(shape for shape in shapes if isinstance(shape, Path) and not shape.fill))
    assert [line.role for line in lines] == ["negative", "positive", "positive"]
    assert lines[1].width < lines[0].width < lines[2].width


@pytest.mark.parametrize("layers", [(1, 1), (2, 16, 16, 1), (16, 16, 16, 16, 16, 16, 16, 16), (40, 1)])
def test_nodes_of_any_layer_sizes_keep_apart(layers):
    nodes = [Node(f"{i},{j}", i, j - (n - 1) / 2, "hidden", "x") for i, n in enumerate(layers) for j in range(n)]
    edges = [
        Edge(f"{i},{a}", f"{i + 1},{b}", 0.5)
        for i, (n, m) in enumerate(pairwise(layers))
        for a in range(n)
        for b in range(m)
    ]
    tall = max(layers) / 2
    shapes = diagram(Network(tuple(nodes), tuple(edges)), (0, 0, 940, 500), (-0.5, len(layers) - 0.5), (-tall, tall))
    discs = [shape for shape in shapes if isinstance(shape, Disc)]
    for i, one in enumerate(discs):
        for other in discs[:i]:
            assert np.hypot(one.x - other.x, one.y - other.y) > one.r + other.r


def test_an_arrow_to_nowhere_is_named():
    network = Network((Node("a", 0, 0, "input", "a"),), (Edge("a", "b"),))
    with pytest.raises(ValueError, match=r"Edge\('a', 'b'\): there is no node 'b', only a"):
        diagram(network, (0, 0, 100, 100), (0, 1), (0, 1))


def test_a_shape_is_plain_data_for_the_browser():
    box = packed(Box(1 / 3, 2, 3, 4, 5, "loss"))
    assert box["shape"] == "box"
    assert box["x"] == 0.33
    assert packed(Path(((1 / 3, 1), (2, 2)), "link"))["points"] == [[0.33, 1], [2, 2]]
