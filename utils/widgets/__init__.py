"""Demonstrations in the browser: `explore` with a kernel."""

from utils.widgets.live import Explore, explore

__all__ = ["Explore", "explore"]
