"""`explore(demo)`: a demonstration in the browser, live. The reader moves a control, Python answers with a Scene."""

from anywidget import AnyWidget
from traitlets import Dict

from utils.demos.controls import Control, controls_of, defaults_of
from utils.plots.figure import show
from utils.plots.style import look
from utils.widgets.assets import script, sheet
from utils.widgets.dialogue import Dialogue
from utils.widgets.pack import pack
from utils.widgets.state import described, settled


def explore(demo, *, predict: str = "", without: tuple[str, ...] = (), **start) -> "Explore":
    """Show `demo`, a function from a state to a Scene, with the controls its signature declares.

    `start` gives parameters another value to open with, or, if the value is a control, another control. Parameters
    named in `without` get no control and keep their value. With `predict`, a question, nothing is shown until the
    reader has written down an answer.
    Raises TypeError for a parameter that `demo` has not, ValueError for a value that its control does not take.
    """
    return Explore(demo, *opening(demo, without, start), predict)


def opening(demo, without, start) -> tuple[dict[str, Control], dict]:
    """The controls and the state that `demo` opens with, checked."""
    controls, state = controls_of(demo), defaults_of(demo)
    unknown = [name for name in (*without, *start) if name not in state]
    if unknown:
        raise TypeError(f"{demo.__name__} has no parameter {unknown[0]!r}; it has {', '.join(state)}")
    for name, value in start.items():
        if isinstance(value, Control):
            controls[name] = value
        else:
            state[name] = value
    state = {name: settled(name, controls[name], value) for name, value in state.items()}
    return {name: control for name, control in controls.items() if name not in without}, state


class Explore(AnyWidget):
    """The widget that `explore` returns; `state` is what the reader has set."""

    _esm = script("live")
    _css = sheet()
    about = Dict().tag(sync=True)
    first = Dict().tag(sync=True)

    def __init__(self, demo, controls, state, predict=""):
        self.demo, self.controls, self.state = demo, controls, state
        self._start, self._opening = dict(state), None
        about = {"controls": described(controls, state), "look": look(), "predict": predict}
        answer, buffers = self.answer({})
        super().__init__(about=about, first={**answer, "buffers": buffers})
        self.dialogue = Dialogue(self.send)
        self.on_msg(lambda _, message, __: self.dialogue.hear(message, self.answer))

    def answer(self, change: dict) -> tuple[dict, list[bytes]]:
        """The packed scene of the state with `change` made; `{"error": message}` if the demo, or a value, is at fault.

        Whatever goes wrong is shown to the reader, never raised: the next state must find a widget that still listens.
        """
        try:
            fresh = {name: settled(name, self.controls[name], value) for name, value in change.items()}
            self.state = {**self.state, **fresh}
            scene = self.demo(**self.state)
            self._opening = self._opening or scene
            return pack(scene)
        except Exception as error:
            return {"error": f"{type(error).__name__}: {error}"}, []

    def _repr_mimebundle_(self, **kwargs):
        """The widget, and a picture of its first state for wherever there is no kernel."""
        found = super()._repr_mimebundle_(**kwargs)
        data, metadata = found if isinstance(found, tuple) else (found, {})
        still = show(self._opening)._repr_mimebundle_() if self._opening else {"text/plain": self.first["error"]}
        return {**(data or {}), **still}, metadata
