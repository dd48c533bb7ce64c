"""Lecture 05, depth against width at equal parameters, and layers with and without a skip connection."""

from functools import cache, partial

import numpy as np

from utils.curves.measured import curve
from utils.data import RAW, Standardise, simulate_events, spirals
from utils.nn import Adam, BCEWithLogitsLoss, Linear, MSELoss, ReLU, Residual, Sequential, mlp, train
from utils.nn.initialisers import kaiming_normal, zeros
from utils.nn.schedules import cosine

DEPTHS = (1, 2, 3, 4, 6)
EVENTS, TEST, EPOCHS, BUDGET = 100_000, 50_000, 20, 5000


def equal_width(depth: int, budget: int, n_in: int) -> int:
    """The width at which `depth` equal hidden layers and one output have as nearly as possible `budget` parameters."""
    sizes = {w: (n_in + 1) * w + (depth - 1) * (w + 1) * w + w + 1 for w in range(1, budget)}
    return min(sizes, key=lambda w: abs(sizes[w] - budget))


@curve(depth=DEPTHS, rate=(0.003, 0.01, 0.03), seed=range(4))
def depth_on_events(depth, rate, seed):
    """AUC of a ReLU network of some 5000 parameters on raw momenta, trained on 100 000 events."""
    return events_once(depth, rate, seed, EVENTS, EPOCHS)


def events_once(depth: int, rate: float, seed: int, events: int, epochs: int) -> dict:
    """One such training: Adam, batches of 200, the rate falling to 0 along a cosine; judged on 50 000 other events."""
    from sklearn.metrics import roc_auc_score

    x, y, new, truth = _events(seed, events)
    rng = np.random.default_rng(seed)
    width = equal_width(depth, BUDGET, len(RAW))
    net = mlp(len(RAW), *[width] * depth, 1, activation=ReLU, rng=rng, dtype=np.float32)
    optimiser = Adam(net.parameters, lr=cosine(rate, steps=epochs * events // 200))
    for _ in train(net, BCEWithLogitsLoss(), optimiser, x, y, batch_size=200, epochs=epochs, rng=rng):
        pass
    auc = roc_auc_score(truth, net.predict(new)[:, 0])
    return {"width": width, "parameters": len(net.parameters), "auc": round(float(auc), 5)}


@cache
def _events(seed: int, events: int):
    rng = np.random.default_rng(seed)
    known, new = simulate_events(events, rng), simulate_events(TEST, rng)
    scale = Standardise.fit(known.features(*RAW))
    x, fresh = (scale(part.features(*RAW)).astype(np.float32) for part in (known, new))
    return x, known.label.astype(np.float32), fresh, new.label


@curve(depth=DEPTHS, rate=(0.001, 0.003, 0.01), seed=range(8))
def depth_on_sawtooth(depth, rate, seed):
    """Error of a trained ReLU network of some 1000 parameters on a sawtooth of 16 straight pieces."""
    net = fitted_sawtooth(depth, rate, seed)
    return {"width": net[0].n_out, "parameters": len(net.parameters), "error": round(sawtooth_error(net), 6)}


def fitted_sawtooth(depth: int, rate: float, seed: int, steps: int = 4000):
    """The network after `steps` full-batch steps of Adam, the rate falling to 0 along a cosine."""
    x, y = sawtooth_points()
    rng = np.random.default_rng(seed)
    net = mlp(1, *[equal_width(depth, 1000, 1)] * depth, 1, activation=ReLU, rng=rng, dtype=np.float32)
    optimiser = Adam(net.parameters, lr=cosine(rate, steps=steps))
    for _ in train(net, MSELoss(), optimiser, x, y, batch_size=None, epochs=steps):
        pass
    return net


def sawtooth_points(teeth: int = 8, points: int = 256):
    """x (points, 1) from −1 to 1 and y (points,): `teeth` teeth from −1 to 1 and back, two straight pieces each."""
    t = (np.arange(points) + 0.5) / points
    y = 1 - 2 * np.abs(2 * (t * teeth % 1) - 1)
    return (2 * t - 1)[:, None].astype(np.float32), y.astype(np.float32)


def sawtooth_error(net) -> float:
    """Root of the mean squared error on the points of the sawtooth."""
    x, y = sawtooth_points()
    return float(np.sqrt(np.mean((net.predict(x)[:, 0] - y) ** 2)))


@curve(depth=(2, 5, 10, 20, 40), skip=(False, True), seed=range(8))
def plain_or_residual(depth, skip, seed):
    """Accuracy on the spirals of `depth` ReLU layers of 16 neurons, stacked plainly or as x + f(x)."""
    return {"accuracy": spiral_accuracy(depth, skip, seed)}


def deep_layers(depth: int, skip: bool, rng: np.random.Generator, width: int = 16) -> Sequential:
    """2 inputs, one ReLU layer, then `depth` ReLU layers, plain with He's weights or as blocks x + f(x), 1 output.

    In a block f is made smaller by √depth: each adds its variance, and without this `depth` blocks would double the
    signal `depth` times.
    """
    init = partial(kaiming_normal, gain=np.sqrt(2 / depth)) if skip else kaiming_normal
    layers = [Linear(2, width, init=kaiming_normal, rng=rng), ReLU()]
    for _ in range(depth):
        block = Linear(width, width, init=init, bias_init=zeros, rng=rng), ReLU()
        layers += [Residual(*block)] if skip else block
    return Sequential(*layers, Linear(width, 1, rng=rng))


def spiral_accuracy(depth: int, skip: bool, seed: int, steps: int = 600) -> float:
    """The share of 2000 fresh points put right after `steps` full-batch steps of Adam, rate 0.003, on 400 points."""
    rng = np.random.default_rng(seed)
    (x, y), (new, truth) = spirals(400, 0.02, rng), spirals(2000, 0.02, rng)
    net = deep_layers(depth, skip, rng)
    for _ in train(net, BCEWithLogitsLoss(), Adam(net.parameters, lr=0.003), x, y, batch_size=None, epochs=steps):
        pass
    return float(np.mean((net.predict(new)[:, 0] > 0) == truth))
