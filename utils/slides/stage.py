"""What happens in the kernel of a deck: pictures are laid out for a slide, and demonstrations leave a recording.

run.py calls `enter` there before the first cell; the notebook itself knows nothing of it.
"""

from dataclasses import replace
from time import perf_counter

from utils.demos.controls import Control, Guess, Place, Slider, Steps, Text, controls_of
from utils.plots import layout
from utils.plots.layout import Sizes
from utils.widgets import Explore, Recording, record
from utils.widgets.recording import MOST_STATES

# Pages in the shape of the room on a slide, 1192 of its pixels wide: letters of 14.6 units are 23 of them high, and 18
# on a screen of 1024 x 768. A row of controls takes from the height of a diagram, and a second row takes still more.
LARGE = Sizes(width=770, lone=610, diagram=368, mixed=258, axes=278)
CONTROLS = (1.0, 0.87, 0.785)  # of the height of a diagram below no, one or two rows
FINEST, COARSEST = 41, 3  # values of a recorded slider
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
    vary = states(explore.controls, most, finest)
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
        return _within_bytes(explore, states(explore.controls, most // 2, finest), most // 2, start, finest)


def states(controls: dict[str, Control], most: int, finest: int = FINEST) -> dict[str, int]:
    """Which controls a recording keeps and in how many values each, at most `most` states in all.

    Steps, choices and switches come first, whole. Sliders and places share what is left, all of them or, beside
    another control that moves the picture, none: half of a row of sliders would be a riddle.
    """
    kept, room = {}, most
    movable = {name: control for name, control in controls.items() if not isinstance(control, (Guess, Text))}
    for name, control in movable.items():
        whole = _whole(control)
        if whole and whole <= room:
            kept[name], room = whole, room // whole
    free = [name for name, control in movable.items() if isinstance(control, (Slider, Place))]
    while free:
        axes = sum(2 if isinstance(movable[name], Place) else 1 for name in free)
        count = int(room ** (1 / axes) + 1e-9)
        if count >= COARSEST:
            kept |= dict.fromkeys(free, min(finest, count))
            return {name: kept[name] for name in movable if name in kept}
        free = [] if kept else free[:-1]
    return kept


def _whole(control: Control) -> int:
    """How many values a control has that are all kept; 0 for one that is thinned."""
    if isinstance(control, Steps):
        return control.last + 1
    if isinstance(control, (Slider, Place)):
        return 0
    return len(getattr(control, "options", (False, True)))
