"""`record(demo)`: every state of a demonstration computed beforehand, to be replayed where there is no kernel."""

import json
import zlib
from base64 import b64encode
from dataclasses import dataclass
from itertools import product
from uuid import uuid4

from utils.demos.controls import Guess, Steps, Text
from utils.demos.scene import Scene
from utils.plots.figure import show
from utils.plots.style import look
from utils.widgets.assets import script, sheet
from utils.widgets.coarse import coarse
from utils.widgets.grid import grid
from utils.widgets.live import opening
from utils.widgets.pack import pack
from utils.widgets.page import page
from utils.widgets.state import described, settled

MOST_STATES, MOST_BYTES = 1500, 600_000


@dataclass(frozen=True)
class Recording:
    """A replayable demonstration: `data` holds all its scenes, compressed, in base64; `first` is one of them."""

    data: str
    states: int
    first: Scene
    rows: tuple | None = None

    def html(self) -> str:
        """A fragment of HTML that needs no kernel, no network and no other file. Without JavaScript: the picture."""
        name = f"replay-{uuid4().hex[:12]}"  # an id in the page: it must differ, it need not repeat
        start = f'replay(document.getElementById("{name}"), "{self.data}");'
        module = f'<script type="module">{script("replay")}\n{start}</script>'
        return f'<style>{sheet()}</style><div id="{name}">{show(self.first, rows=self.rows).html()}</div>{module}'

    def page(self, title: str, words: str = "", links: tuple[str, ...] = ()) -> str:
        """A whole page around it, under `title` and `words`, that keeps the reader's state in its address after #.

        `links` say each state in the order in which they were recorded; left out, the values of the controls do.
        """
        return page(title, words, self.data, links)

    def _repr_html_(self) -> str:
        return self.html()


def record(demo, vary: dict[str, int] | None = None, *, predict: str = "", rows=None, **start) -> Recording:
    """Compute `demo` on a grid of states.

    `vary` names the parameters that keep a control and how many values each has (a slider, or steps, are thinned to
    that many, with both ends, the opening value and what the slider names; choices and switches keep all they have).
    Left out, every control varies, sliders in 7 values, steps in all. The other parameters keep their opening value, as
    given in `start`.
    `rows` is how the panels stand, as in `utils.plots.layout.page`.
    Raises ValueError if that makes more than 1500 states or 0.6 MB, and TypeError for a parameter that is not there.
    """
    controls, state = opening(demo, (), start)
    recordable = {name: control for name, control in controls.items() if not isinstance(control, (Guess, Text))}
    if vary is None:
        vary = {name: control.last + 1 if isinstance(control, Steps) else 7 for name, control in recordable.items()}
    missing = [name for name in vary if name not in recordable]
    if missing:
        raise TypeError(f"vary names {missing[0]!r}; {demo.__name__} can be recorded over {', '.join(recordable)}")
    kept = {name: recordable[name] for name in recordable if name in vary}
    values = {name: grid(control, state[name], vary[name]) for name, control in kept.items()}
    states = list(product(*values.values()))
    if len(states) > MOST_STATES:
        counts = " × ".join(f"{len(v)} {name}" for name, v in values.items())
        raise ValueError(
            f"{counts} make {len(states)} states, at most {MOST_STATES} can be recorded; name fewer in vary"
        )
    about = {"controls": described(kept, state), "look": look(), "predict": predict}
    for control in about["controls"]:
        control["values"] = values[control["name"]]
    frames = [_frame(demo, state | dict(zip(kept, chosen, strict=True)), controls, rows) for chosen in states]
    data = b64encode(zlib.compress(_joined(about, frames), 9)).decode()
    if len(data) > MOST_BYTES:
        size, most = len(data) / 1e6, MOST_BYTES / 1e6
        raise ValueError(f"the recording has {size:.2f} MB, at most {most:g} is allowed; name fewer values in vary")
    return Recording(data, len(states), demo(**state), rows)


def _frame(demo, state, controls, rows) -> tuple[dict, list[tuple[bytes, bool]]]:
    """A scene, and its arrays, each with whether it holds float32."""
    try:
        checked = {name: settled(name, controls[name], value) for name, value in state.items()}
        message, buffers = pack(demo(**checked), rows)
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}, []
    return message, list(zip(*coarse(message, buffers), strict=True))


def _joined(about: dict, frames: list[tuple[dict, list[tuple[bytes, bool]]]]) -> bytes:
    """Length of the JSON (4 bytes), the JSON, then every array; one that many states share is kept once."""
    place: dict[tuple[bytes, bool], int] = {}
    scenes = [{"scene": scene, "uses": [place.setdefault(b, len(place)) for b in buffers]} for scene, buffers in frames]
    kept = [buffer for buffer, _ in place]
    sizes = {"sizes": [len(buffer) for buffer in kept], "floats": [floats for _, floats in place]}
    table = {"about": about, "frames": scenes, **sizes}
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":"), default=float).encode()
    return len(text).to_bytes(4, "little") + text + b"".join(kept)
