"""The one exception of this room."""


class Mistake(AssertionError):
    """What is wrong with an answer, in a sentence for the student who wrote it."""

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows: the sentence alone. The lines that found the mistake are not the student's."""
        return [f"Mistake: {self}"]
