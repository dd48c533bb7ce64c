"""The playground: one small network, everything about it in the reader's hands. `playground()` opens it in a notebook.

The model (`settings`, `problem`, `network`, `run`, `picture`) knows no browser: settings in, a Scene out.
"""

from utils.playground.run import Run
from utils.playground.settings import Settings
from utils.playground.widget import Playground, playground

__all__ = ["Playground", "Run", "Settings", "playground"]
