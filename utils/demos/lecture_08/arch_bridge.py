"""One network, two homes: born and trained in utils.nn, moved to torch, trained on there, and brought back."""

from functools import lru_cache
from itertools import pairwise
from typing import Annotated

import numpy as np

from utils import models
from utils.data import moons
from utils.demos.controls import Steps
from utils.demos.scene import Field, Panel, Points, Scene
from utils.demos.with_torch import with_torch
from utils.demos.words import number
from utils.nn import Adam, BCEWithLogitsLoss, Tanh, mlp, train
from utils.nn.torch_bridge import from_torch, to_torch

STATIONS = ("trained in utils.nn", "the same in torch", "trained on in torch", "back in utils.nn")
SIDE, X, Y = 60, (-2.0, 3.0), (-1.5, 2.0)


def travel(station: Annotated[int, Steps(3, label="station")] = 0) -> Scene:
    """The boundary of the network at each station, and how far its logits are from those of the station before."""
    fields, scores, change = journey()
    x, y = _points(1)
    marks = Field(fields[station], X, Y, contour=0.5), Points(x[:, 0], x[:, 1], y, size=0.8)
    said = f"{STATIONS[station]}: test accuracy {scores[station]:.3f}"
    said += f"; largest change of a logit since the last station: {number(change[station])}" if station else ""
    panel = Panel(marks, STATIONS[station], "x₁", "x₂", X, Y)
    alt = f"The boundary of a 2-16-16-1 network on two moons, {said}."
    return Scene((panel,), alt, said, {"accuracy": scores[station], "change": change[station]})


@lru_cache(maxsize=4)
def journey(seed: int = 0):
    """Probabilities on a grid (4, side, side), test accuracies and changes of the logits at the four stations."""
    x, y = _points(seed)
    rng = np.random.default_rng(seed)
    net = mlp(2, 16, 16, 1, activation=Tanh, rng=rng)
    for _ in train(net, BCEWithLogitsLoss(), Adam(net.parameters, lr=0.01), x, y, epochs=8, rng=rng):
        pass
    plane = np.stack(np.meshgrid(np.linspace(*X, SIDE), np.linspace(*Y, SIDE)), axis=2).reshape(-1, 2)
    module = to_torch(net)
    logits = [net(plane), models.predict(module, plane)]
    models.fit(module, models.TASKS["switch"].loss, x, y[:, None].astype(float), rng, 400, lr=0.01)
    back = from_torch(module)
    logits += [models.predict(module, plane), back(plane)]
    new, truth = _points(1000 + seed, 2000)
    scores = [float(((one > 0)[:, 0] == truth).mean()) for one in (net(new), models.predict(to_torch(net), new))]
    scores += [float(((one > 0)[:, 0] == truth).mean()) for one in (models.predict(module, new), back(new))]
    change = [0.0] + [float(np.abs(b - a).max()) for a, b in pairwise(logits)]
    return [(1 / (1 + np.exp(-one))).reshape(SIDE, SIDE) for one in logits], scores, change


@with_torch
def facts(seed: int = 0) -> dict[str, tuple[float, float]]:
    """At every station: the test accuracy, and the largest change of a logit since the station before."""
    _, accuracy, change = journey(seed)
    return dict(zip(STATIONS, zip(accuracy, change, strict=True), strict=True))


def _points(seed: int, n: int = 300):
    return moons(n, 0.2, np.random.default_rng(seed))
