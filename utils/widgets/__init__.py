"""Demonstrations in the browser: `explore` with a kernel, `record` for a page without one."""

from utils.widgets.live import Explore, explore
from utils.widgets.recording import Recording, record

__all__ = ["Explore", "Recording", "explore", "record"]
