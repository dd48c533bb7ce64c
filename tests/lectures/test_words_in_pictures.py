"""Words in a picture stay inside it and apart, in a notebook and on a slide: every choice of the pictures with the
longest ones. Widths are the layout's own upper estimate, so no font is asked."""

from itertools import combinations

import pytest

from utils.demos.lecture_00 import course_map, event_display
from utils.demos.lecture_02 import brain
from utils.demos.scene import Panel, Scene, Text
from utils.plots import layout
from utils.plots.shapes import text_width
from utils.plots.style import TEXT
from utils.slides.stage import LARGE

SCENES = {f"lecture {i}": course_map.outline_tree(i) for i in range(len(course_map.LECTURES))}
SCENES |= {part: brain.two_neurons(part) for part in brain.PARTS}
SCENES |= {f"event {event}": event_display.event_display(event, show=True) for event in range(1, 13)}


def faults(scene, sizes, monkeypatch) -> list[str]:
    """Which words are cut off by their panel (a diagram's by the page), and which stand on each other."""
    monkeypatch.setattr(layout, "sizes", lambda _: sizes)
    sheet, boxes, found = layout.page(scene), [], []
    for panel, place in zip(scene.panels, sheet.places, strict=True):
        left, top, width, height = place.box
        west, east = (left, left + width) if panel.axes else (0, sheet.width)
        for mark in panel.marks:
            if isinstance(mark, Text):
                wide = text_width(mark.text, TEXT)
                x = left + width * (mark.x - place.xlim[0]) / (place.xlim[1] - place.xlim[0])
                x -= {"left": 0, "center": wide / 2, "right": wide}[mark.align]
                y = top + height * (place.ylim[1] - mark.y) / (place.ylim[1] - place.ylim[0])
                boxes.append((mark.text, x, x + wide, y - TEXT / 2, y + TEXT / 2))
                if x < west or x + wide > east or not top + TEXT / 2 <= y <= top + height - TEXT / 2:
                    found.append(f"cut: {mark.text}")
    for (one, a, b, c, d), (other, e, f, g, h) in combinations(boxes, 2):
        if a < f and e < b and c < h and g < d:
            found.append(f"{one} on {other}")
    return found


@pytest.mark.parametrize("sizes", [layout.Sizes(), LARGE], ids=["notebook", "slide"])
@pytest.mark.parametrize("name", SCENES)
def test_words_are_whole_and_apart(name, sizes, monkeypatch):
    assert faults(SCENES[name], sizes, monkeypatch) == []


def test_a_cut_word_and_one_on_another_are_found(monkeypatch):
    words = Text(0.9, 0.5, "a long word", align="left"), Text(0.5, 0.2, "one"), Text(0.5, 0.21, "two")
    scene = Scene((Panel(words, xlim=(0, 1), ylim=(0, 1)),), "a test")
    assert faults(scene, LARGE, monkeypatch) == ["cut: a long word", "one on two"]
