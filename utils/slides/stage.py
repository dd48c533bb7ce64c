"""What happens in the kernel of a deck: pictures are laid out for a slide, and demonstrations leave a recording.

run.py calls `enter` there before the first cell; the notebook itself knows nothing of it.
"""

from collections.abc import Iterator
from dataclasses import replace
from math import prod
from time import perf_counter

from utils.demos.controls import Control, Guess, Place, Slider, Steps, Text, controls_of
from utils.plots import layout
from utils.plots.layout import Sizes
from utils.widgets import Explore, Recording, record
from utils.widgets.grid import grid
from utils.widgets.recording import MOST_STATES

# Pages in the shape of the room on a slide, 1192 of its pixels wide: letters of 14.6 units are 23 of them high, and 18
# on a screen of 1024 x 768. A row of controls takes from the height of a diagram, and a second row takes still more.
LARGE = Sizes(width=770, lone=610, diagram=368, mixed=258, axes=278)
CONTROLS = (1.0, 0.87, 0.785)  # of the height of a diagram below no, one or two rows
FINEST, COARSEST, SHORTEST = 41, 3, 21  # values of a recorded slider, and the fewest of long steps
PATIENCE = 20.0  # seconds that one recording may take


def enter(finest: int = FINEST) -> None:
    """From here on this kernel works for a deck, whose sliders keep `finest` values at most."""
    layout.sizes = page
    Explore._repr_mimebundle_ = lambda explore, **_: {
        "text/html": live(recorded(explore, finest)),
        "text/plain": "a demonstration",
    }
    Recording._repr_html_ = live


def live(recording: Recording) -> str:
    """What the deck's host replays (templates/course/deck.js); the still picture stays out: no deck runs without it."""
    return f'<div class="live" data-live="{recording.data}"></div>'


def recorded(explore: Explore, finest: int = FINEST) -> Recording:
    """The recording of a widget as it opens, over as many states as may be kept, laid out beside its controls."""
    declared = controls_of(explore.demo)
    start = dict(explore._start)
    start |= {name: control for name, control in explore.controls.items() if control != declared[name]}
    began = perf_counter()
    scene = explore.demo(**explore._start)
    most = min(MOST_STATES, int(PATIENCE / (perf_counter() - began)))
    vary = states(explore.controls, explore._start, most, finest)
    size = page(scene, rows(explore.controls, vary))
    before, layout.sizes = layout.sizes, lambda _: size  # one for all its states
    try:
        return _within_bytes(explore, vary, most, start, finest)
    finally:
        layout.sizes = before


def page(scene, rows: int = 0) -> Sizes:
    """The page of `scene` below so many rows of controls."""
    return replace(LARGE, diagram=CONTROLS[rows] * LARGE.diagram)


def rows(controls: dict[str, Control], vary: dict[str, int]) -> int:
    """How many rows the recorded controls take: steps fill one, and three others fit beside each other."""
    if not vary:
        return 0
    kinds = {type(controls[name]) for name in vary}
    return 2 if len(vary) > 3 or {Steps, Slider} <= kinds else 1


def _within_bytes(explore: Explore, vary: dict[str, int], most: int, start: dict, finest: int) -> Recording:
    """The recording; where its arrays would be too large, one over fewer states."""
    try:
        return record(explore.demo, vary, predict=explore.about["predict"], **start)
    except ValueError:
        if most < 2:
            raise
        fewer = states(explore.controls, explore._start, most // 2, finest)
        return _within_bytes(explore, fewer, most // 2, start, finest)


def states(controls: dict[str, Control], start: dict, most: int, finest: int = FINEST) -> dict[str, int]:
    """Which controls a recording keeps and in how many values each, at most `most` states in all.

    Steps, choices and switches come first. Sliders and places share what is left: all of them or, where that is too
    little, those of one kind; for them steps may become as few as `SHORTEST`. Where nothing else moves the picture, as
    many sliders stay as there is room for: beside another control half of a row of sliders would be a riddle.
    """
    kept = {}
    movable = {name: control for name, control in controls.items() if not isinstance(control, (Guess, Text))}
    for name, control in movable.items():
        if (whole := _whole(control)) and whole * prod(kept.values()) <= most:
            kept[name] = whole
    free = [name for name, control in movable.items() if isinstance(control, (Slider, Place))]
    kinds = [[name for name in free if isinstance(movable[name], kind)] for kind in (Place, Slider)]
    fewer = sorted(kinds, key=len, reverse=True) if kept else [free[:last] for last in range(len(free) - 1, 0, -1)]
    for chosen in filter(None, [free, *fewer]):
        for base in _thinner(kept, movable):
            for count in range(finest, COARSEST - 1, -1):
                vary = base | dict.fromkeys(chosen, count)
                if prod(len(grid(movable[name], start[name], value)) for name, value in vary.items()) <= most:
                    return {name: vary[name] for name in movable if name in vary}
    return kept


def _thinner(kept: dict[str, int], controls: dict[str, Control]) -> Iterator[dict[str, int]]:
    """`kept`, and the same with fewer and fewer of the steps."""
    yield kept
    steps = [name for name in kept if isinstance(controls[name], Steps)]
    while any(kept[name] > SHORTEST for name in steps):
        kept = kept | {name: max(min(kept[name], SHORTEST), (kept[name] + 1) // 2) for name in steps}
        yield kept


def _whole(control: Control) -> int:
    """How many values a control has that are all kept; 0 for one that is thinned."""
    if isinstance(control, Steps):
        return control.last + 1
    if isinstance(control, (Slider, Place)):
        return 0
    return len(getattr(control, "options", (False, True)))
