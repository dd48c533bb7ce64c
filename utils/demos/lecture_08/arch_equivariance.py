"""Shift, then filter; filter, then shift: a convolution gives the same picture twice. A dense layer does not."""

from copy import deepcopy
from typing import Annotated

import numpy as np

from utils import models
from utils.demos.controls import Choice, Slider
from utils.demos.lecture_08.arch_pictures import both_ways, picture
from utils.demos.lecture_08.arch_shift import _test_digits
from utils.demos.scene import Scene
from utils.demos.with_torch import with_torch
from utils.demos.words import number

LAYERS = ("convolution", "dense layer")


def shift_and_filter(
    shift: Annotated[int, Slider(0, 6, 1, label="shift right")] = 4,
    channel: Annotated[int, Slider(0, 7, 1, label="filter")] = 0,
    layer: Annotated[str, Choice(LAYERS, label="layer")] = LAYERS[0],
) -> Scene:
    """One learned filter, its answer to the shifted digit, and its answer to the digit, shifted afterwards."""
    shift, channel = int(shift), int(channel)
    canvas = models.place(_test_digits()[2][:1], models.CENTRE, 0)[0].astype(float)
    apply, weights = _layer(layer, channel)
    before = apply(np.roll(canvas, shift, axis=1))
    after = np.roll(apply(canvas), shift, axis=1)
    worst = float(np.abs(before - after).max())
    limits = both_ways(np.stack([before, after]))
    panels = (
        picture(
            weights,
            f"filter {channel}" if layer == LAYERS[0] else "weights of one neuron",
            "diverging",
            both_ways(weights),
        ),
        picture(before, "shift, then layer", "diverging", limits),
        picture(after, "layer, then shift", "diverging", limits),
    )
    line = f"largest difference of the two: {number(worst)}"
    what = f"A {layer} ({panels[0].title})"
    alt = f"{what} on a digit shifted by {shift} pixels, and the shifted answer to the digit: {line}."
    return Scene(panels, alt, line, {"difference": worst})


def _layer(name: str, channel: int):
    """A map of pictures to pictures in float64, and its weights as a picture."""
    net = models.trained("digits in the centre", "convolution", 0).model
    if name == LAYERS[0]:
        double = deepcopy(net).double()
        return (lambda x: models.predict(double.first, x[None, None])[0, channel]), net.first.weight.detach().numpy()[
            channel, 0
        ]
    size = models.SIDE**2
    matrix = np.random.default_rng(channel).normal(size=(size, size)) / models.SIDE
    return (lambda x: (matrix @ x.ravel()).reshape(x.shape)), matrix[size // 2].reshape(models.SIDE, models.SIDE)


@with_torch
def worst_shift(rng: np.random.Generator) -> dict[str, float]:
    """Over all 14 × 14 shifts of a random picture (float64): the largest change of the maps, shifted back, and of the
    logits, of a convolutional network with random weights; then the same for a plain network's logits."""
    with models.seeded(rng):
        net = models.ConvNet().double()
        plain = models.plain_mlp(models.SIDE**2, 10, models.count(net)).double()
    x = rng.normal(size=(models.SIDE, models.SIDE))
    shifts = list(np.ndindex(x.shape))
    moved = np.stack([np.roll(x, shift, (0, 1)) for shift in shifts])
    maps = models.predict(net.features, moved)
    back = np.stack([np.roll(m, (-d, -r), (1, 2)) for m, (d, r) in zip(maps, shifts, strict=True)])
    logits, other = models.predict(net, moved), models.predict(plain, moved)
    return {
        "maps": float(np.abs(back - back[0]).max()),
        "logits": float(np.abs(logits - logits[0]).max()),
        "plain": float(np.abs(other - other[0]).max()),
    }
