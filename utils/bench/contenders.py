"""One training step (forward, backward, Adam) of one network, by everybody who can do it. Each returns a function."""

import itertools
import warnings
from dataclasses import dataclass

import numpy as np

from utils.nn import Adam, BCEWithLogitsLoss, CrossEntropyLoss, ReLU, Tanh, mlp, train


@dataclass(frozen=True)
class Task:
    """A network, a batch, float32. Two outputs or more mean classes and cross-entropy, one means a yes or no."""

    sizes: tuple[int, ...]
    batch: int
    activation: type

    @property
    def name(self):
        return f"{'-'.join(map(str, self.sizes))} b{self.batch}"

    def data(self, n=None):
        rng = np.random.default_rng(0)
        n = n or self.batch
        return rng.normal(size=(n, self.sizes[0])).astype(np.float32), rng.integers(0, max(2, self.sizes[-1]), n)


TASKS = (
    Task((2, 8, 1), 32, Tanh),
    Task((2, 16, 16, 1), 64, Tanh),
    Task((64, 128, 64, 10), 128, ReLU),
    Task((784, 512, 256, 10), 256, ReLU),
    Task((28, 300, 300, 300, 300, 1), 100, ReLU),
)


def ours(task):
    """The course's network, through `train` as a notebook uses it."""
    net = mlp(*task.sizes, activation=task.activation, rng=0, dtype=np.float32)
    loss = BCEWithLogitsLoss() if task.sizes[-1] == 1 else CrossEntropyLoss()
    return train(net, loss, Adam(net.parameters), *task.data(), batch_size=None, epochs=10**9).__next__


def products(task, dot=np.dot):
    """The matrix products of a step and nothing else. `np.ndarray.dot` does them too, each 0.2 µs faster."""
    work = []
    for k, (n_in, n_out) in enumerate(itertools.pairwise(task.sizes)):
        W, x, δ = (
            np.ones(shape, np.float32) for shape in [(n_in + 1, n_out), (n_in + 1, task.batch), (n_out, task.batch)]
        )
        work += [(W.T, x, np.empty_like(δ)), (x, δ.T, np.empty_like(W))]
        work += [(W[:-1], δ, np.empty_like(x[:-1]))] if k else []

    def step():
        for a, b, out in work:
            dot(a, b, out)

    return step


def torch_module(task):
    """The network in torch, and its loss on the fixed batch as a function without arguments."""
    import torch
    from torch import nn

    kind, layers = getattr(nn, task.activation.__name__), []
    for n_in, n_out in itertools.pairwise(task.sizes):
        layers += [nn.Linear(n_in, n_out), kind()]
    net = nn.Sequential(*layers[:-1])
    x, y = map(torch.tensor, task.data())
    if task.sizes[-1] == 1:
        y, criterion = y[:, None].float(), nn.BCEWithLogitsLoss()
    else:
        criterion = nn.CrossEntropyLoss()
    return net, lambda: criterion(net(x), y)


def torch_step(task, compiled=False, **options):
    """torch's step; `options` are Adam's (foreach, fused), `compiled` sends the network through torch.compile."""
    import torch

    net, loss = torch_module(task)
    optimiser = torch.optim.Adam(net.parameters(), **options)
    loss = torch.compile(loss) if compiled else loss

    def step():
        optimiser.zero_grad()
        loss().backward()
        optimiser.step()

    return step


def sklearn_step(task):
    """scikit-learn's step on one batch (`partial_fit`, its checks of the input included)."""
    from sklearn.neural_network import MLPClassifier

    x, y = task.data()
    kind = {Tanh: "tanh", ReLU: "relu"}[task.activation]
    network = MLPClassifier(task.sizes[1:-1], activation=kind, batch_size=task.batch, alpha=0.0)
    classes = np.arange(max(2, task.sizes[-1]))

    def step():
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            network.partial_fit(x, y, classes=classes)

    return step
