"""The browser's side of a widget: a few small files, joined into the one module that a host can load."""

from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


@cache
def script(host: str, folder: Path = _HERE) -> str:
    """The JavaScript of a widget for `host`: "live" (a kernel answers) or "replay" (a recording does).

    Another room's host is the file `host`.js of its `folder`.
    """
    files = [_HERE / name for name in ("picture.js", "controls.js", "explore.js")]
    return "\n".join(file.read_text(encoding="utf-8") for file in (*files, folder / f"{host}.js"))


@cache
def sheet() -> str:
    """The style sheet; its colours are variables that the script sets from `utils.plots.style`."""
    return (_HERE / "explore.css").read_text(encoding="utf-8")
