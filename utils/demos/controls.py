"""Controls of a demonstration, declared where its parameters are: `rate: Annotated[float, Slider(0, 2, 0.01)] = 0.1`.

A control knows the values its parameter may take; how it looks is the widget's business.
"""

import inspect
from dataclasses import dataclass
from typing import get_type_hints


@dataclass(frozen=True)
class Slider:
    """A number from `low` to `high` in steps of `step`; with `log`, `step` counts decades.

    `named` are values that the words beside the picture speak of: a recording keeps them, whatever else it leaves out.
    """

    low: float
    high: float
    step: float
    unit: str = ""
    log: bool = False
    label: str = ""
    named: tuple[float, ...] = ()


@dataclass(frozen=True)
class Choice:
    """One of several words."""

    options: tuple[str, ...]
    label: str = ""


@dataclass(frozen=True)
class Switch:
    """Yes or no."""

    label: str = ""


@dataclass(frozen=True)
class Steps:
    """A whole number from 0 to `last` that the reader walks through: back, next, play."""

    last: int
    label: str = ""


@dataclass(frozen=True)
class Guess:
    """A number the reader types before the answer is shown (None until then); forgotten when another control moves."""

    label: str = "Your guess"


@dataclass(frozen=True)
class Place:
    """A point (x, y) of the picture that the reader clicks, drags, or moves with the arrow keys."""

    x: tuple[float, float]
    y: tuple[float, float]
    step: float
    panel: int = 0
    label: str = ""


@dataclass(frozen=True)
class Text:
    """A line that the reader types, such as a formula; what it may say is the demonstration's business."""

    label: str = ""
    longest: int = 100


Control = Slider | Choice | Switch | Steps | Guess | Place | Text


def controls_of(demo) -> dict[str, Control]:
    """The controls of `demo`'s parameters, by name, in order.

    Raises TypeError if a parameter has no control in its annotation or no default.
    """
    found = {}
    hints = get_type_hints(demo, include_extras=True)
    for name, parameter in inspect.signature(demo).parameters.items():
        control = next(
            (extra for extra in getattr(hints.get(name), "__metadata__", ()) if isinstance(extra, Control)), None
        )
        if control is None or parameter.default is inspect.Parameter.empty:
            raise TypeError(
                f"{demo.__name__}({name}): every parameter needs a control and a default, "
                f"such as {name}: Annotated[float, Slider(0, 1, 0.1)] = 0.5"
            )
        found[name] = control
    return found


def defaults_of(demo) -> dict:
    """The state in which `demo` opens."""
    return {name: parameter.default for name, parameter in inspect.signature(demo).parameters.items()}
