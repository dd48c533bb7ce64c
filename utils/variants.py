"""Other numbers for every student, and the same ones again when the work is graded.

    from utils import variants

    mine = variants.Variant("weight_decay", student)
    rate = mine.integer("rate", 2, 9) / 10
    rng = np.random.default_rng(mine.seed("data"))

The rule: a number called `name` comes from the SHA-256 of "neural-networks/ASSIGNMENT/STUDENT/NAME". There is no secret
in it. At home `student` is what the student wrote in the notebook; when the work is graded it is whoever handed it in,
whatever the notebook says. A tester finds any student's numbers with Variant(assignment, student).

An exercise with variants has three cells: one where the student writes `student = "…"` (an answer without points; put
`student = ""` before its solution, so that the cells after it run while it is open),
a locked one that makes the numbers, and a test that calls `variants.check(student)`. Hidden tests make them anew.
"""

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

SALT = "neural-networks"
TICKET = "variant.json"  # the grader puts it beside the notebook: whose work this is
STEP = "autograded"  # where stock nbgrader grades: autograded/STUDENT/ASSIGNMENT/


def same(one: str, other: str) -> bool:
    """Whether two ways of writing an id mean one student; case and blanks at the ends do not count."""
    return _plain(one) == _plain(other)


def _plain(student: str) -> str:
    return student.strip().casefold()


def submitter() -> str | None:
    """Whoever handed in the notebook that is being graded in this folder; None where nothing is being graded."""
    if os.environ.get("NBGRADER_EXECUTION") != "autograde":
        return None
    here = Path.cwd()
    if here.parent.parent.name == STEP:  # stock nbgrader: what is written in the folder may be the student's
        return here.parent.name
    return json.loads((here / TICKET).read_text(encoding="utf-8"))["student"] if (here / TICKET).exists() else None


@dataclass(frozen=True)
class Variant:
    """The numbers of one student in one assignment; put the term into `assignment` for others every year."""

    assignment: str
    stated: str
    student: str = field(init=False)

    def __post_init__(self):
        object.__setattr__(self, "student", _plain(submitter() or self.stated))

    def seed(self, name: str) -> int:
        """The number called `name`, from 0 to 2^64 - 1: a seed for np.random.default_rng, say."""
        text = f"{SALT}/{self.assignment}/{self.student}/{name}"
        return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")

    def integer(self, name: str, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + self.seed(name) % (high - low + 1)

    def choice(self, name: str, options: Sequence):
        """One of `options`."""
        return options[self.seed(name) % len(options)]


def check(stated: str) -> None:
    """What a test cell calls: raise Mistake where a notebook states another student than the one who handed it in."""
    from utils.checks import Mistake

    student = submitter()
    if student is not None and not same(stated, student):
        raise Mistake(
            f"This notebook has the numbers of {stated!r}, and {student!r} handed it in. "
            "Write your own id, and solve it with your own numbers."
        )
