"""The student's own L2, dropout and batch normalisation at work: the pictures of the exercise `regularisation`."""

from itertools import pairwise

import numpy as np

from utils.curves.judge import judge, probabilities
from utils.demos.exercises.moons_rule import best_probability, draw_moons
from utils.demos.exercises.own_layers import OwnLayer, OwnPenalty
from utils.demos.lecture_07.overfit_capacity import XLIM, YLIM, field, plane
from utils.demos.scene import Line, Panel, Points, Scene
from utils.demos.words import number
from utils.nn import SGD, Adam, BCEWithLogitsLoss, Linear, ReLU, Sequential, Sigmoid, train

NOISE, STRENGTH, SHARE, EPS = 0.3, 0.01, 0.5, 1e-5
DEPTH, WIDTH, EPOCHS = 8, 16, 40


def boundaries(objective_gradient, dropout, dropout_backward, seed: int = 0) -> Scene:
    """Sixty points of the noisy moons: the boundary of a big network alone, with your L2, with your dropout, and the
    best there is. `numbers` holds accuracies in per cent and test losses."""
    own = {"nothing": (), "your L2": (objective_gradient,), "your dropout": (dropout, dropout_backward)}
    panels, said, numbers = [], [], {}
    x, y, new, truth = data(seed)
    for name, functions in own.items():
        net = fitted(functions, seed)
        found, (test, loss) = judge(net, x, y)[0], judge(net, new, truth)
        numbers |= {f"{name} train": 100 * found, f"{name} test": 100 * test, f"{name} loss": loss}
        words = f"train {number(100 * found, 3)} %, test {number(100 * test, 3)} %"
        said.append(f"{name}: {words}, test loss {number(loss, 2)}")
        panels.append(_panel(f"{name}: {words}", probabilities(net, plane())[:, 1], x, y))
    best = 100 * float(np.mean((best_probability(new, NOISE) > 0.5) == truth))
    said.append(f"the best boundary: test {number(best, 3)} %")
    panels.append(_panel(f"expected: test {number(best, 3)} %", best_probability(plane(), NOISE), x, y))
    alt = f"Four boundaries on 60 points of the moons. {'; '.join(said)}."
    return Scene(tuple(panels), alt, ";  ".join(said), numbers | {"best test": best})


def _panel(title, p, x, y):
    return Panel((field(p), Points(x[:, 0], x[:, 1], y, size=0.8)), title, "x₁", "x₂", XLIM, YLIM)


def over_samples(objective_gradient, dropout, dropout_backward, samples: int = 6) -> dict[str, float]:
    """Means of the numbers of `boundaries` over the first `samples` random samples."""
    every = [boundaries(objective_gradient, dropout, dropout_backward, seed).numbers for seed in range(samples)]
    return {name: float(np.mean([numbers[name] for numbers in every])) for name in every[0]}


def data(seed: int):
    """60 points to train on with their classes, and 2000 fresh ones with theirs."""
    rng = np.random.default_rng(seed)
    return *draw_moons(60, NOISE, rng), *draw_moons(2000, NOISE, rng)


def fitted(functions: tuple, seed: int) -> Sequential:
    """The network 2-64-64-1 after 200 epochs of Adam; one function is a penalty's gradient, two are a dropout layer."""
    rng = np.random.default_rng(1000 + seed)
    first, second, last = (Linear(a, b, init=ReLU.init, rng=rng) for a, b in ((2, 64), (64, 64), (64, 1)))
    silent = [[_dropout(*functions, rng)] if len(functions) == 2 else [] for _ in range(2)]
    net = Sequential(first, ReLU(), *silent[0], second, ReLU(), *silent[1], last)
    penalty = OwnPenalty(*functions, STRENGTH) if len(functions) == 1 else None
    x, y = data(seed)[:2]
    optimiser = Adam(net.parameters, lr=0.01)
    for _ in train(net, BCEWithLogitsLoss(), optimiser, x, y, batch_size=20, epochs=200, rng=rng, penalty=penalty):
        pass
    return net


def _dropout(dropout, dropout_backward, rng):
    def forward(h, training):
        passed = dropout(h, SHARE, training, rng)
        return passed["y"], passed["mask"]

    return OwnLayer(forward, dropout_backward)


def deep(batchnorm, batchnorm_backward, seed: int = 0) -> Scene:
    """The loss of a network with eight sigmoid layers while it trains, without and with your batch normalisation."""
    curves = {"without": losses((), seed), "with yours": losses((batchnorm, batchnorm_backward), seed)}
    marks = [
        Line(np.arange(len(loss)), loss, role, name, dash=name == "without")
        for (name, loss), role in zip(curves.items(), ("second", "first"), strict=True)
    ]
    marks.append(Line(np.array([0, len(curves["without"]) - 1]), np.full(2, np.log(2)), "target", "a coin: ln 2"))
    ends = {name: float(np.mean(loss[-10:])) for name, loss in curves.items()}
    said = ", ".join(f"{name} {number(loss, 2)}" for name, loss in ends.items())
    panel = Panel(tuple(marks), f"{DEPTH} sigmoid layers", "step", "training loss", ylim=(0, 1))
    alt = f"Training loss of {DEPTH} sigmoid layers on the moons, mean of the last ten steps: {said}; a coin has 0.69."
    return Scene((panel,), alt, f"at the end: {said}", ends)


def losses(functions: tuple, seed: int) -> np.ndarray:
    """The loss before every step of plain gradient descent; `functions` are those of a batch normalisation, or none."""
    rng = np.random.default_rng(seed)
    x, y = draw_moons(500, 0.2, rng)
    layers = []
    for a, b in pairwise([2, *[WIDTH] * DEPTH]):
        layers += [Linear(a, b, rng=rng), *([_batchnorm(*functions)] if functions else []), Sigmoid()]
    net = Sequential(*layers, Linear(WIDTH, 1, rng=rng))
    steps = train(net, BCEWithLogitsLoss(), SGD(net.parameters, lr=1.0), x, y, batch_size=100, epochs=EPOCHS, rng=rng)
    return np.array([step.loss for step in steps])


def _batchnorm(batchnorm, batchnorm_backward):
    one, zero = np.ones(WIDTH), np.zeros(WIDTH)

    def forward(x, training):
        passed = batchnorm(x, one, zero, EPS)
        return passed["y"], passed

    def backward(delta, kept):
        return batchnorm_backward(delta, kept["x_hat"], kept["var"], one, EPS)["X"]

    return OwnLayer(forward, backward)
