"""The four shapes that diagrams are made of, in page units with y downwards. Paper and browser draw exactly these."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Path:
    """A line through `points`; with `fill` (a role) a closed area instead."""

    points: tuple[tuple[float, float], ...]
    role: str
    width: float = 1.5
    alpha: float = 1.0
    dash: bool = False
    fill: str = ""


@dataclass(frozen=True)
class Disc:
    """A circle of radius `r` around (x, y)."""

    x: float
    y: float
    r: float
    role: str
    fill: str = ""
    width: float = 2.0
    dash: bool = False


@dataclass(frozen=True)
class Box:
    """A rectangle centred on (x, y) with round corners of radius `r`."""

    x: float
    y: float
    w: float
    h: float
    r: float
    role: str = ""
    fill: str = ""
    width: float = 2.0
    dash: bool = False


@dataclass(frozen=True)
class Word:
    """Text centred on (x, y) (or starting there, `align="left"`); `halo` clears a rim of the surface around it."""

    x: float
    y: float
    text: str
    role: str = "text"
    size: float = 16.0
    bold: bool = False
    align: str = "center"
    halo: bool = False


Shape = Path | Disc | Box | Word

# Widths of DejaVu Sans, the widest of the fonts in use, in em.
_NARROW = dict.fromkeys(" .,:;|/'()[]ijlI", 0.36) | dict.fromkeys("₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹⁻", 0.41)
_EM = _NARROW | dict.fromkeys("=−+×<>≈", 0.84) | dict.fromkeys("mwMW→←…", 0.9)


def text_width(text: str, size: float) -> float:
    """An upper estimate of how wide `text` is, so that a layout needs no font."""
    return size * sum(_EM.get(letter, 0.64) for letter in text)


def packed(shape: Shape) -> dict:
    """The shape as plain data for the browser, with numbers rounded to what a screen can show."""
    return {"shape": type(shape).__name__.lower()} | {key: _rounded(value) for key, value in asdict(shape).items()}


def _rounded(value):
    if isinstance(value, tuple):
        return [_rounded(part) for part in value]
    return round(value, 2) if isinstance(value, float) else value
