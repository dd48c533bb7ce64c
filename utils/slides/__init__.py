"""Lecture decks: one HTML file each, no network needed. `build`, `pdf` and `check` are the doors.

They are looked up when first used, so that `import utils.slides` needs neither Jupyter nor a browser.
"""

from importlib import import_module

DOORS = {"build": "build", "pdf": "pdf", "check": "check", "SlidesError": "error"}


def __getattr__(name):
    if name not in DOORS:
        raise AttributeError(f"module 'utils.slides' has no attribute {name!r}; it has {', '.join(DOORS)}")
    return getattr(import_module(f"utils.slides.{DOORS[name]}"), name)
