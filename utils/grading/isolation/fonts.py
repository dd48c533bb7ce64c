"""Matplotlib's list of fonts: where there is none, Matplotlib says so on stderr, and a student loses points."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path


def folder() -> Path:
    """Where Matplotlib keeps the list for whoever grades."""
    caches = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(os.environ.get("MPLCONFIGDIR") or Path(caches) / "matplotlib")


def lists() -> list[Path]:
    """The files that hold it, built now if there are none; [] without Matplotlib."""
    if importlib.util.find_spec("matplotlib") is None:
        return []
    if not list(folder().glob("fontlist-*.json")):
        subprocess.run([sys.executable, "-c", "import matplotlib.font_manager"], check=False, capture_output=True)
    return sorted(folder().glob("fontlist-*.json"))
