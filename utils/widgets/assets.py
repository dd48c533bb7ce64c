"""The browser's side of a widget: a few small files, joined into the one module that a host can load."""

from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


@cache
def script(host: str) -> str:
    """The JavaScript of a widget for `host`: "live" (a kernel answers) or "replay" (a recording does)."""
    names = ("picture.js", "controls.js", "explore.js", f"{host}.js")
    return "\n".join((_HERE / name).read_text(encoding="utf-8") for name in names)


@cache
def sheet() -> str:
    """The style sheet; its colours are variables that the script sets from `utils.plots.style`."""
    return (_HERE / "explore.css").read_text(encoding="utf-8")
