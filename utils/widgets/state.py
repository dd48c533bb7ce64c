"""What the reader has set: controls as plain data for the browser, and back, checked."""

from dataclasses import asdict
from math import isfinite

from utils.demos.controls import Choice, Control, Guess, Place, Slider, Steps, Switch, Text


def described(controls: dict[str, Control], state: dict) -> list[dict]:
    """The controls for the browser, in order, each with its words and the value it opens with."""
    return [
        {
            **asdict(control),
            "kind": type(control).__name__.lower(),
            "name": name,
            "label": control.label or name.replace("_", " "),
            "start": state[name],
        }
        for name, control in controls.items()
    ]


def settled(name: str, control: Control, value):
    """`value` as the demo may have it. Raises ValueError that names the control, what came and what it takes."""
    kind = type(control)
    if kind is Guess and value is None:
        return None
    if kind is Switch and isinstance(value, (bool, int)) and value in (0, 1):
        return bool(value)
    if kind is Choice and value in control.options:
        return value
    if kind is Text and isinstance(value, str) and len(value) <= control.longest:
        return value
    if kind is Place and isinstance(value, (list, tuple)) and len(value) == 2 and all(map(_number, value)):
        if _inside(value[0], *control.x) and _inside(value[1], *control.y):
            return (float(value[0]), float(value[1]))
    elif kind in (Slider, Guess) and _number(value):
        if kind is Guess or _inside(value, control.low, control.high):
            return float(value) if kind is Guess or not _whole(control) else _as_whole(value)
    elif kind is Steps and _number(value) and value == int(value) and 0 <= value <= control.last:
        return int(value)
    raise ValueError(f"{name} got {value!r}, but takes {_takes(control)}")


def _number(value) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and isfinite(value)


def _inside(value, low, high) -> bool:
    return low - 1e-9 * abs(low) <= value <= high + 1e-9 * abs(high)


def _whole(slider: Slider) -> bool:
    return not slider.log and all(isinstance(x, int) for x in (slider.low, slider.step))


def _as_whole(value):
    """A slider declared in whole numbers hands them on as such: 3, not 3.0."""
    return int(value) if value == int(value) else float(value)


def _takes(control: Control) -> str:
    match control:
        case Slider(low, high):
            return f"a number from {low:g} to {high:g}"
        case Choice(options):
            return f"one of {', '.join(options)}"
        case Switch():
            return "True or False"
        case Steps(last):
            return f"a whole number from 0 to {last}"
        case Text(longest=longest):
            return f"a text of at most {longest} letters"
        case Guess():
            return "a number, or None before the guess"
        case Place(x, y):
            return f"a point (x, y) with x from {x[0]:g} to {x[1]:g} and y from {y[0]:g} to {y[1]:g}"
