"""24 layers with and without skips: what is known after each of them (residual connections, lecture 08)."""

from copy import deepcopy
from typing import Annotated

import numpy as np

from utils import models
from utils.demos.controls import Steps, Switch
from utils.demos.scene import Line, Panel, Points, Scene
from utils.demos.with_torch import with_torch


def layer_by_layer(
    layer: Annotated[int, Steps(24, label="layers walked")] = 24,
    skip: Annotated[bool, Switch("with skips")] = True,
) -> Scene:
    """The loss while training, and the accuracy of the last layer's cut applied after each layer."""
    results = {name: models.trained("depth", name, 0) for name in ("skips", "no skips")}
    name = "skips" if skip else "no skips"
    known = accuracy_after(name)
    steps = np.arange(len(results[name].losses))
    marks = (
        Line(steps, _smooth(results["skips"].losses), "model", "skips"),
        Line(steps, _smooth(results["no skips"].losses), "first", "no skips", True),
    )
    left = Panel(marks, "training", "step", "cross-entropy", ylim=(0, 3.2))
    walked = np.arange(len(known))
    here = Points(walked[layer : layer + 1], known[layer : layer + 1], role="neutral", size=1.6)
    right = Panel(
        (Line(walked, known, "model" if skip else "first"), here),
        f"{name}: {known[layer]:.2f} after {layer} layers",
        "layers walked",
        "accuracy if we stop here",
        ylim=(0, 1),
    )
    said = f"{name}: test accuracy {results[name].score:.3f}, read after {layer} layers {known[layer]:.3f}"
    alt = f"Training loss of a 24-layer network with and without skips, and the accuracy read after each layer. {said}."
    return Scene((left, right), alt, said, {"accuracy": results[name].score, "here": float(known[layer])})


def accuracy_after(name: str, seed: int = 0) -> np.ndarray:
    """Test accuracy (25,) when the walk ends after 0 … 24 layers and the last cut is made there."""
    _, _, new, truth = models.drawn("depth", seed)
    net = models.trained("depth", name, seed).model
    return np.array(
        [
            (models.predict(lambda x, k=k: net.last(net.states(x)[k]), new).argmax(axis=1) == truth).mean()
            for k in range(len(net.layers) + 1)
        ]
    )


def _smooth(losses) -> np.ndarray:
    """Mean over the last ten steps."""
    return np.array([losses[max(0, i - 9) : i + 1].mean() for i in range(len(losses))])


@with_torch
def skip_facts(rng: np.random.Generator) -> dict[str, float]:
    """ "nothing learned": how far 24 blocks whose layers are all zero are from handing on x. "first slope": the mean
    size of the loss's slope by the first layer's weights at the start, with skips, over that of the same weights
    without."""
    with models.seeded(rng):
        net = models.Deep(64, 10).double()
    bare = deepcopy(net)
    bare.skip = False
    (x,), (y,) = models.tensors(rng.random((64, 64))), models.tensors(rng.integers(0, 10, 64))
    slopes = []
    for one in (net, bare):
        models.TASKS["depth"].loss(one(x), y).backward()
        slopes.append(float(one.first.weight.grad.abs().mean()))
    for part in net.layers.parameters():
        part.data.zero_()
    states = net.states(x)
    return {
        "nothing learned": float((states[-1] - states[0]).abs().max().detach()),
        "first slope": slopes[0] / slopes[1],
    }
