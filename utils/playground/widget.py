"""`playground()` in a notebook. Python trains and says what to draw; the browser asks, and draws.

Training happens only when the browser asks for a picture: when the view is closed or hidden, nothing runs.
"""

from dataclasses import asdict
from pathlib import Path

import numpy as np
from anywidget import AnyWidget
from traitlets import Dict

from utils.nn import Diverged
from utils.playground.actions import ACTIONS
from utils.playground.picture import ROWS, picture
from utils.playground.problem import OWN
from utils.playground.run import Run
from utils.playground.settings import CONTROLS, GROUPS, NEEDS, changed
from utils.playground.share import read
from utils.playground.stream import Stream
from utils.playground.weights import inside
from utils.plots.figure import show
from utils.plots.style import look
from utils.widgets.assets import script, sheet
from utils.widgets.dialogue import Dialogue
from utils.widgets.pack import pack
from utils.widgets.state import described

_HERE = Path(__file__).parent
SCRIPTS = ("parts", "player", "weight", "points", "texts", "playground")
MOST_STEPS = 5000  # in one answer: the reader must not wait for seconds


def playground(state: str = "", **settings) -> "Playground":
    """Open the playground, as it begins, or from a `state` that someone shared; `settings` change single controls.

    `playground(data="spirals", layers=3)`; the names are those of `utils.playground.Settings`. Raises ValueError for a
    name or value that there is not, or for a damaged state.
    """
    run = read(state) if state else Run()
    if settings:
        run.change(changed(run.settings, settings))
    return Playground(run)


class Playground(AnyWidget):
    """The widget that `playground` returns; `run` is the network that learns in it."""

    _esm = script("live", *(_HERE / f"{name}.js" for name in SCRIPTS), view="playgroundView")
    _css = sheet() + (_HERE / "playground.css").read_text(encoding="utf-8")
    about = Dict().tag(sync=True)
    first = Dict().tag(sync=True)

    def __init__(self, run: Run):
        self.run, self.dialogue = run, Dialogue(self.send)
        self.stream = Stream(self._next, self.dialogue.lock)
        about = {
            "controls": described(CONTROLS, asdict(run.settings)),
            "groups": GROUPS,
            "needs": NEEDS,
            "look": look(),
        }
        answer, buffers = self.answer({})
        super().__init__(about=about, first={**answer, "buffers": buffers})
        self.on_msg(lambda _, message, __: self._hear(message))

    def answer(self, message: dict) -> tuple[dict, list[bytes]]:
        """The packed picture after `settings`, `actions` and `steps` of the message; `note` is what to tell the reader.

        Whatever goes wrong is told, never raised, and the picture is that of the last state that worked. `end` is
        whether whoever plays should stop for what is told.
        """
        said = {"note": "", "texts": {}}
        try:
            self._do(message, said)
        except (ValueError, Diverged) as error:
            said["note"] = str(error)
        except Exception as error:
            said["note"] = f"{type(error).__name__}: {error}"
        said["end"] = bool(said["note"])
        try:
            with np.errstate(all="ignore"):  # what is too large for a picture is cut off by it
                scene, buffers = pack(picture(self.run), ROWS)
            return {**scene, **said, **self._state()}, buffers
        except Diverged as error:
            self.run.broken = True
            said["error"] = str(error)
        except Exception as error:
            said["error"] = f"{type(error).__name__}: {error}"
        return {**said, "end": True, "settings": asdict(self.run.settings)}, []

    def _do(self, message: dict, said: dict) -> None:
        if message.get("settings"):
            self.run.change(changed(self.run.settings, message["settings"]))
        for name, *arguments in message.get("actions", ()):
            ACTIONS[name](self, said, *arguments)
        if steps := int(message.get("steps", 0)):
            self.run.advance(min(steps, MOST_STEPS))

    def _state(self) -> dict:
        run = self.run
        where = inside(run.where, run.net)
        weight = {**asdict(where), "name": where.name(), **run.numbers(where)}
        x, y = run.task.box()
        task = {"own": run.settings.data == OWN, "x": x, "y": y}
        return {"settings": asdict(run.settings), "weight": weight, "task": task}

    def _hear(self, message: dict) -> None:
        view, ask = message["view"], message["ask"]
        with self.dialogue.lock:
            if "upto" in message:
                self.stream.grant(view, ask, message["upto"])
            elif answer := self.dialogue.hear(message, self.answer):
                self.stream.begin(view, ask, 0 if answer["end"] else message["content"].get("play", 0))

    def _next(self, view: str, ask: int, number: int) -> bool:
        """Send one picture of a row. Is there nothing to stop for?"""
        answer = self.answer({"steps": self.run.settings.pace})
        self.dialogue.tell(view, ask, number, answer)
        return not answer[0]["end"]

    def _repr_mimebundle_(self, **kwargs):
        """The widget, and a picture for wherever there is no kernel."""
        found = super()._repr_mimebundle_(**kwargs)
        data, metadata = found if isinstance(found, tuple) else (found, {})
        try:
            still = show(picture(self.run), rows=ROWS)._repr_mimebundle_()
        except Exception as error:
            still = {"text/plain": f"{type(error).__name__}: {error}"}
        return {**(data or {}), **still}, metadata
