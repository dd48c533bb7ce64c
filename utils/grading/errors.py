"""The one exception for whoever runs a course."""


class GradingError(Exception):
    """Something the instructor can mend; the message says how."""
