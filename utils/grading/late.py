"""What being late costs: a share of the points earned for each day begun, as nbgrader's own plugin for it."""

import math

from nbgrader.plugins import BasePlugin
from traitlets import Float

DAY = 86_400  # seconds


class LatePenalty(BasePlugin):
    """Set in nbgrader_config.py from `late_penalty_per_day` in solutions/gradebook.toml."""

    per_day = Float(0.0, help="Share of the points earned that a late day takes, from 0 to 1.").tag(config=True)

    def late_submission_penalty(self, student_id: str, score: float, total_seconds_late: float) -> float | None:
        """The points to take from `score`; None for none."""
        return min(1.0, self.per_day * math.ceil(total_seconds_late / DAY)) * score or None
