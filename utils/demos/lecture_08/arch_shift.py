"""Digits that stand elsewhere: a filter finds them, a plain network and a forest do not (convolution, lecture 08)."""

from functools import lru_cache
from typing import Annotated

import numpy as np

from utils import models
from utils.demos.controls import Choice, Slider
from utils.demos.lecture_08.arch_pictures import picture
from utils.demos.scene import Points, Scene

PICTURES = 100  # test digits that are tried at each of the 7 × 7 places
TRAINED = ("digits in the centre", "digits anywhere")
RIVALS = ("plain", "ten times", "forest")


def shifted_digit(
    right: Annotated[int, Slider(0, 6, 1, label="move right")] = 5,
    down: Annotated[int, Slider(0, 6, 1, label="move down")] = 1,
    trained: Annotated[str, Choice(TRAINED, label="trained on")] = TRAINED[0],
    rival: Annotated[str, Choice(RIVALS, label="rival")] = RIVALS[0],
) -> Scene:
    """The canvas, and for each place on it how many of 100 test digits standing there are recognised."""
    right, down = int(right), int(down)
    _, _, pictures, label = _test_digits()
    canvas = picture(models.place(pictures[:1], down, right)[0], f"a {label[0]} on its canvas")
    spot = Points(np.array([right + 0.5]), np.array([models.REACH - down + 0.5]), role="signal", size=1.6)
    panels, found = [canvas], {}
    for who in (rival, "convolution"):
        here = places(trained, who)
        found[who] = float(here[down, right])
        panels.append(picture(here, f"{who}: {found[who]:.2f} here", marks=(spot,)))
    said = f"place ({right}, {down}): {rival} {found[rival]:.2f}, convolution {found['convolution']:.2f}"
    numbers = {"rival": found[rival], "convolution": found["convolution"]}
    alt = f"Trained on {trained}. Share of 100 test digits recognised at {said}; two maps show all 49 places."
    return Scene(tuple(panels), alt, said, numbers)


@lru_cache(maxsize=16)
def places(trained: str, who: str, seed: int = 0) -> np.ndarray:
    """Accuracy (7, 7) of a trained rival on the same 100 digits, at every place of the canvas."""
    result, rival = models.trained(trained, who, seed), models.TASKS[trained].rivals[who]
    _, _, pictures, label = _test_digits(seed)
    found = np.empty((models.REACH + 1, models.REACH + 1))
    for down, right in np.ndindex(found.shape):
        said = models.says(result.model, rival.form(models.place(pictures, down, right)))
        found[down, right] = (said.argmax(axis=1) == label).mean()
    return found


@lru_cache(maxsize=4)
def _test_digits(seed: int = 0):
    """The same split as the contests' of this seed, so that no test digit was trained on."""
    (x, y), (new, label) = models.digit_split(np.random.default_rng(seed))
    return x, y, new[:PICTURES], label[:PICTURES]
