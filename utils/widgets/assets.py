"""The browser's side of a widget: a few small files, joined into the one module that a host can load."""

from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@cache
def script(host: str, *more: Path, view: str = "mount") -> str:
    """The JavaScript of a widget for `host`: "replay" (a recording answers) or "live" (a kernel does).

    A live host exports `view`, a function of explore.js or of one of the files `more` of another room.
    """
    files = [HERE / f"{name}.js" for name in ("picture", "controls", "explore", host)]
    ending = [f"export default live({view});"] if host == "live" else []
    return "\n".join([file.read_text(encoding="utf-8") for file in (*files, *more)] + ending)


@cache
def sheet() -> str:
    """The style sheet; its colours are variables that the script sets from `utils.plots.style`."""
    return (HERE / "explore.css").read_text(encoding="utf-8")
