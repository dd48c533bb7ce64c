"""Round numbers along an axis, the same on paper and in the browser."""

from math import ceil, floor, isfinite, log10

from utils.demos.words import superscripts
from utils.plots.shapes import text_width
from utils.plots.style import SMALL

Tick = tuple[float, str]
SPACE = 1.04  # of the room between two ticks that a name may fill; its width is an upper estimate


def ticks(low: float, high: float, log: bool = False, about: int = 5) -> list[Tick]:
    """Some `about` places between `low` and `high`, each with its words: [(0.0, "0"), (0.5, "0.5"), …]."""
    if not (isfinite(low) and isfinite(high) and low < high):
        return []
    return _decades(low, high, about) if log and low > 0 and high / low >= 30 else _linear(low, high, about)


def _linear(low: float, high: float, about: int) -> list[Tick]:
    slack = 1e-9 * (high - low)
    for step in _steps_from((high - low) / about):
        first, last = ceil((low - slack) / step), floor((high + slack) / step)
        if last - first >= 2:  # three at least: fewer do not say how long a unit is
            break
    digits = max(0, -floor(log10(step) + 1e-9))
    return [(i * step, _words(i * step, digits)) for i in range(first, last + 1)]


def _steps_from(rough: float):
    """Round steps, downwards from the first that is not smaller than `rough`."""
    power = 10.0 ** floor(log10(rough))
    nice = [10 * power, 5 * power, 2 * power, power, power / 2, power / 5]
    return [step for step in nice if step < 2.5 * rough]


def _words(value: float, digits: int) -> str:
    text = f"{value:.{digits}f}" if 1e-4 < abs(value) < 1e6 or value == 0 else f"{value:.1e}"
    return text.replace("-", "−") if float(text) else text.lstrip("-")


def _decades(low: float, high: float, about: int) -> list[Tick]:
    first, last = ceil(log10(low) - 1e-9), floor(log10(high) + 1e-9)
    stride = max(1, ceil((last - first + 1) / (about + 1)))
    return [(10.0**power, f"10{superscripts(power)}") for power in range(first, last + 1, stride)]


def named(names: tuple[str, ...], between: float) -> list[Tick]:
    """The names at 0, 1, 2, …, broken into lines that fit into `between` units; where one does not fit, every other
    name stands a line lower."""
    room = SPACE * between
    broken = [_broken(name, room) for name in names]
    crowded = any(text_width(line, SMALL) > room for lines in broken for line in lines.split("\n"))
    return [(float(i), "\n" * (crowded and i % 2) + lines) for i, lines in enumerate(broken)]


def rows(found: list[Tick]) -> int:
    """How many lines the words of the ticks take."""
    return max((words.count("\n") + 1 for _, words in found), default=1)


def _broken(name: str, room: float) -> str:
    first, *others = name.split(" ")
    lines = [first]
    for word in others:
        if text_width(f"{lines[-1]} {word}", SMALL) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return "\n".join(lines)
