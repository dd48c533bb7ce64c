"""The playground on a page without a kernel: one training, to be walked through, and a link for each of its states."""

import os
from pathlib import Path
from typing import Annotated

import numpy as np

from utils.demos.controls import Steps
from utils.demos.scene import Scene
from utils.playground.picture import ROWS, picture
from utils.playground.run import Run
from utils.playground.settings import Settings, changed
from utils.playground.share import written
from utils.widgets.recording import Recording, record

MOMENTS, FEWEST = 24, 4  # pictures of a page, as long as there is room
MOST_LETTERS = 200_000  # in all its links
WORDS = (
    "One training, recorded: walk through it with Next, Play or the slider. What stands after # in the address of this "
    "page is the whole state: send the link, or open that text in a notebook with playground(…)."
)


def save_page(path, steps: int = 1000, points: tuple = (), **settings) -> Path:
    """Train with these `settings` (and the reader's `points`) for `steps` steps and write the page; returns its path.

    `save_page("spirals.html", 2000, data="spirals", layers=3)`. Raises ValueError for a setting or value that there
    is not, for fewer than one step, and Diverged if the training diverges.
    """
    if steps < 1:
        raise ValueError(f"steps is {steps}, but a training has at least 1 step")
    run = Run(changed(Settings(), settings), points)
    scenes, links = [], []
    for step in moments(steps):
        run.advance(step - run.step)
        scenes.append(picture(run))
        links.append(written(run))

    recording, links = _recorded(scenes, links)
    html = recording.page(f"Playground: {run.settings.data}", WORDS, links)
    path = Path(path)
    half = path.with_name(path.name + ".part")
    half.write_text(html, encoding="utf-8")
    os.replace(half, path)
    return path


def _recorded(scenes: list[Scene], links: list[str]) -> tuple[Recording, tuple[str, ...]]:
    """The recording and a link for each of its pictures; of a large network there is room for fewer."""

    def training(moment: Annotated[int, Steps(len(scenes) - 1, "picture")] = 0) -> Scene:
        return scenes[moment]

    fewer = [*scenes[:-1:2], scenes[-1]], [*links[:-1:2], links[-1]]
    if sum(map(len, links)) > MOST_LETTERS and len(links) > FEWEST:
        return _recorded(*fewer)
    try:
        return record(training, rows=ROWS), tuple(links)
    except ValueError:
        if len(links) <= FEWEST:
            raise
        return _recorded(*fewer)


def moments(steps: int) -> list[int]:
    """The steps that are shown: close together at first, where most happens."""
    return sorted({0, *np.geomspace(1, steps, MOMENTS).round().astype(int).tolist()})
