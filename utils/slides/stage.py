"""What happens in the kernel of a deck: pictures are laid out for a slide, and demonstrations leave a recording.

run.py calls `enter` there before the first cell; the notebook itself knows nothing of it.
"""

from time import perf_counter

from utils.demos.controls import Control, Guess, Place, Slider, Steps, controls_of
from utils.plots import layout
from utils.widgets import Explore, Recording, record
from utils.widgets.recording import MOST_STATES

# Pages (utils/plots/layout.py) in the shape of the room on a slide: at the 1.2 times larger scale that fills its width,
# letters of 15 units are 18 px high. A row of controls takes from the height, and a second row takes still more.
PAGE = {"WIDTH": 990.0, "LONE_WIDTH": 760.0, "DIAGRAM_HEIGHT": 470.0, "MIXED_HEIGHT": 312.0, "AXES_HEIGHT": 345.0}
ONE_ROW, TWO_ROWS = 412.0, 372.0  # DIAGRAM_HEIGHT below controls
FINEST, COARSEST = 41, 3  # values of a recorded slider
PATIENCE = 20.0  # seconds that one recording may take


def enter() -> None:
    """From here on this kernel works for a deck."""
    for name, value in PAGE.items():
        setattr(layout, name, value)
    Explore._repr_mimebundle_ = lambda explore, **_: {
        "text/html": live(recorded(explore)),
        "text/plain": "a demonstration",
    }
    Recording._repr_html_ = live


def live(recording: Recording) -> str:
    """What the deck's host replays (templates/course/deck.js); without JavaScript it is the first picture."""
    return f'<div class="live" data-live="{recording.data}">{recording.still}</div>'


def recorded(explore: Explore) -> Recording:
    """The recording of a widget as it opens, over as many states as may be kept, laid out beside its controls."""
    declared = controls_of(explore.demo)
    start = dict(explore._start)
    start |= {name: control for name, control in explore.controls.items() if control != declared[name]}
    began = perf_counter()
    explore.demo(**explore._start)
    most = min(MOST_STATES, int(PATIENCE / (perf_counter() - began)))
    vary = states(explore.controls, most)
    layout.DIAGRAM_HEIGHT = ONE_ROW if rows(explore.controls, vary) == 1 else TWO_ROWS
    try:
        return _within_bytes(explore, vary, most, start)
    finally:
        layout.DIAGRAM_HEIGHT = PAGE["DIAGRAM_HEIGHT"]


def rows(controls: dict[str, Control], vary: dict[str, int]) -> int:
    """How many rows the recorded controls take: steps fill one, and three others fit beside each other."""
    kinds = {type(controls[name]) for name in vary}
    return 2 if len(vary) > 3 or {Steps, Slider} <= kinds else 1


def _within_bytes(explore: Explore, vary: dict[str, int], most: int, start: dict) -> Recording:
    """The recording; where its arrays would be too large, one over fewer states."""
    try:
        return record(explore.demo, vary, predict=explore.about["predict"], **start)
    except ValueError:
        if most < 2:
            raise
        return _within_bytes(explore, states(explore.controls, most // 2), most // 2, start)


def states(controls: dict[str, Control], most: int) -> dict[str, int]:
    """Which controls a recording keeps and in how many values each, at most `most` states in all.

    Steps, choices and switches come first, whole. Sliders and places share what is left, all of them or, beside
    another control that moves the picture, none: half of a row of sliders would be a riddle.
    """
    kept, room = {}, most
    movable = {name: control for name, control in controls.items() if not isinstance(control, Guess)}
    for name, control in movable.items():
        whole = _whole(control)
        if whole and whole <= room:
            kept[name], room = whole, room // whole
    free = [name for name, control in movable.items() if isinstance(control, (Slider, Place))]
    while free:
        axes = sum(2 if isinstance(movable[name], Place) else 1 for name in free)
        count = min(FINEST, int(room ** (1 / axes) + 1e-9))
        if count >= COARSEST:
            return {name: count if name in free else kept[name] for name in movable if name in free or name in kept}
        free = [] if kept else free[:-1]
    return kept


def _whole(control: Control) -> int:
    """How many values a control has that are all kept; 0 for one that is thinned."""
    if isinstance(control, Steps):
        return control.last + 1
    if isinstance(control, (Slider, Place)):
        return 0
    return len(getattr(control, "options", (False, True)))
