"""The one exception of this room."""


class Mistake(AssertionError):
    """What is wrong with an answer, in a sentence for the student who wrote it."""
