"""Who notices that the pixels of all pictures were exchanged? Only who knows that neighbours belong together."""

from typing import Annotated

import numpy as np

from utils import models
from utils.demos.controls import Slider, Switch
from utils.demos.lecture_08.arch_pictures import picture
from utils.demos.scene import Bars, Panel, Scene, Text

WHO = ("forest", "plain", "convolution")


def shuffled_pixels(
    shuffle: Annotated[bool, Switch("exchange the pixels, in every picture alike")] = False,
    which: Annotated[int, Slider(0, 9, 1, label="picture")] = 3,
) -> Scene:
    """A digit as the models get it, and the test accuracy of three models trained on 1200 such canvases."""
    task = "pixels exchanged" if shuffle else "digits anywhere"
    _, _, new, label = models.drawn(task, 0)
    score = {who: models.trained(task, who, 0).score for who in WHO}
    place = np.arange(len(WHO))
    bars = [Bars(np.array([i - 0.35, i + 0.35]), np.array([score[who]]), "first") for i, who in enumerate(WHO)]
    values = [Text(i, score[who] + 0.04, f"{score[who]:.3f}") for i, who in zip(place, WHO, strict=True)]
    right = Panel((*bars, *values), "test accuracy", "", "", (-0.6, 2.6), (0, 1.1), xnames=WHO)
    left = picture(new[int(which)], f"a {label[int(which)]}{', pixels exchanged' if shuffle else ''}")
    said = ", ".join(f"{who} {score[who]:.3f}" for who in WHO)
    return Scene(
        (left, right), f"A digit{' with exchanged pixels' if shuffle else ''}. Test accuracy: {said}.", said, score
    )
