"""The map of the course (deck: D2): the deck's outline and who fills which line. The only list of lectures."""

from dataclasses import dataclass
from pathlib import Path
from textwrap import wrap
from typing import Annotated

import numpy as np

from utils.demos.controls import Steps
from utils.demos.scene import Line, Panel, Points, Scene, Text


@dataclass(frozen=True)
class Lecture:
    """One notebook: its file in `lectures/`, its title, and the question that it answers."""

    file: str
    title: str
    question: str

    @property
    def number(self) -> str:
        return self.file[:2]


LECTURES = (
    Lecture(
        "00_machine_learning_in_particle_physics.ipynb",
        "Machine learning in particle physics",
        "What is a classifier good for at a collider?",
    ),
    Lecture(
        "01_modelling_nonlinearities.ipynb",
        "Modelling nonlinearities",
        "Why is a line not enough, and what did people do about it?",
    ),
    Lecture("02_building_the_beast.ipynb", "Building the beast", "Can a model find its own features?"),
    Lecture("03_training_the_beast.ipynb", "Training the beast", "How does it learn its weights from data?"),
    Lecture("04_backpropagation.ipynb", "Backpropagation", "Where do all the derivatives come from?"),
    Lecture("05_going_deeper.ipynb", "Going deeper", "What do many layers buy, and why are they hard to train?"),
    Lecture("06_modifying_gradient_descent.ipynb", "Modifying gradient descent", "Can the steps downhill be cleverer?"),
    Lecture(
        "07_tackling_overfitting.ipynb", "Tackling overfitting", "How do you stop a big model from learning by heart?"
    ),
    Lecture(
        "08_network_architectures.ipynb",
        "Network architectures",
        "How do you tell a network what you know of your data?",
    ),
)


@dataclass(frozen=True)
class Entry:
    """A line of the deck's outline: its words, how far it is indented, the lectures that fill it, and a section."""

    words: str
    level: int
    lectures: tuple[int, ...]
    section: str = ""


OUTLINE = (
    Entry("Non-linearity in data", 0, (1,), "Linear and non-linear data side by side"),
    Entry("Feature extraction", 1, (1,), "One right feature"),
    Entry("ANN structure", 2, (2,)),
    Entry("How to train?", 3, (3, 4)),
    Entry("Deep Learning", 3, (5,)),
    Entry("The Achilles heel of the DL models", 0, (5,)),
    Entry("Evolution of GD", 1, (6,)),
    Entry("Reaching stability", 1, (7,)),
    Entry("Network architectures", 0, (8,)),
)


@dataclass(frozen=True)
class Outline:
    """The outline as a nested list of links, for a notebook that lies in `folder`."""

    folder: Path

    def links(self) -> list[tuple[str, str]]:
        """(file, section) of every link; lectures that are not written yet have none."""
        return [
            (LECTURES[i].file, entry.section)
            for entry in OUTLINE
            for i in entry.lectures
            if (self.folder / LECTURES[i].file).is_file()
        ]

    def _repr_markdown_(self) -> str:
        return "\n".join(
            f"{'    ' * entry.level}- {entry.words} → {', '.join(self._link(i, entry.section) for i in entry.lectures)}"
            for entry in OUTLINE
        )

    def _link(self, index: int, section: str) -> str:
        lecture = LECTURES[index]
        words = f"{lecture.number} {lecture.title}"
        if not (self.folder / lecture.file).is_file():
            return f"{words} (still being written)"
        return f"[{words}]({lecture.file}{'#' + section.replace(' ', '-') if section else ''})"


def outline_tree(lecture: Annotated[int, Steps(len(LECTURES) - 1, label="Lecture")] = 0) -> Scene:
    """The outline as a tree; the lines that the chosen lecture fills stand out, and its question is asked."""
    chosen = LECTURES[lecture]
    lit = [lecture in entry.lectures for entry in OUTLINE]
    x = np.array([1.2 * entry.level for entry in OUTLINE])
    y = -np.arange(len(OUTLINE), dtype=float)
    branches = [_branch(x, y, i) for i, entry in enumerate(OUTLINE) if entry.level]
    marks = [Line(*branch, "muted", width=0.6) for branch in branches]
    marks.append(Points(x, y, role="muted", size=1.5))
    if any(lit):
        marks.append(Points(x[lit], y[lit], role="model", size=2.6))
    for i, entry in enumerate(OUTLINE):
        numbers = ", ".join(LECTURES[at].number for at in entry.lectures)
        marks.append(Text(x[i] + 0.35, y[i], f"{entry.words}  · {numbers}", "model" if lit[i] else "text", "left"))
    marks.append(Text(6.2, 0.2, f"{chosen.number} {chosen.title}", "model", "left"))
    for i, words in enumerate(wrap(chosen.question, 32)):
        marks.append(Text(6.2, -0.4 - 0.6 * i, words, "text", "left"))
    places = " and ".join(entry.words for entry, yes in zip(OUTLINE, lit, strict=True) if yes)
    alt = (
        f"The original lecture's outline as a tree of {len(OUTLINE)} lines. Lecture {chosen.number}, {chosen.title}, "
        f"{f'fills “{places}”' if places else 'stands before all of them'}. It asks: {chosen.question}"
    )
    return Scene((Panel(tuple(marks), xlim=(-0.4, 13.0), ylim=(-8.6, 0.6), axes=False),), alt)


def _branch(x, y, child: int) -> tuple[np.ndarray, np.ndarray]:
    """Down from the nearest line above that stands one step further left, then across."""
    parent = max(i for i in range(child) if OUTLINE[i].level == OUTLINE[child].level - 1)
    return np.array([x[parent], x[parent], x[child]]), np.array([y[parent], y[child], y[child]])
