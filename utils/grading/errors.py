"""What can go wrong that is no student's fault."""


class GradingError(Exception):
    """Something the instructor can mend; the message says how."""


class SandboxBrokenError(RuntimeError):
    """The machinery failed, not the student: the submission must be tried again."""
