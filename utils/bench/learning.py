"""Time to a test accuracy, by networks of equal architecture, batches, learning rate and Adam in float32."""

import statistics
import time

import numpy as np

from utils.nn import Adam, BCEWithLogitsLoss, CrossEntropyLoss, ReLU, Tanh, mlp, train

EPOCHS = 400


def problems():
    """{name: (x, y, x_test, y_test, hidden, activation, learning rate, accuracy to reach)}"""
    from sklearn.datasets import load_digits

    from utils.data.toys import moons, spirals

    found = {}
    for name, make, noise in [("moons", moons, 0.1), ("spirals", spirals, 0.0)]:
        x, y = make(1000, noise, np.random.default_rng(0))
        x_test, y_test = make(1000, noise, np.random.default_rng(1))
        found[name] = x, y, x_test, y_test, (32, 32), Tanh, 0.01, 0.99
    x, y = load_digits(return_X_y=True)
    order = np.random.default_rng(0).permutation(len(x))
    x, y = x[order] / 16, y[order]
    found["digits"] = x[:1300], y[:1300], x[1300:], y[1300:], (64, 32), ReLU, 0.003, 0.97
    return {
        name: (x.astype(np.float32), y, x_test.astype(np.float32), *rest)
        for name, (x, y, x_test, *rest) in found.items()
    }


def ours(x, y, hidden, activation, lr, seed):
    """Yields after every epoch a function x → labels."""
    n_out = 1 if y.max() == 1 else int(y.max()) + 1
    rng = np.random.default_rng(seed)
    net = mlp(x.shape[1], *hidden, n_out, activation=activation, rng=rng, dtype=np.float32)
    loss = BCEWithLogitsLoss() if n_out == 1 else CrossEntropyLoss()
    for step in train(net, loss, Adam(net.parameters, lr=lr), x, y, batch_size=32, epochs=EPOCHS, rng=rng):
        if step.end_of_epoch:
            yield lambda x: labels(net(x))


def torch(x, y, hidden, activation, lr, seed):
    """The same with torch's eager mode and its fused Adam."""
    import torch
    from torch import nn

    torch.manual_seed(seed)
    n_out = 1 if y.max() == 1 else int(y.max()) + 1
    widths, layers = (x.shape[1], *hidden, n_out), []
    for k in range(len(widths) - 1):
        layers += [nn.Linear(widths[k], widths[k + 1]), getattr(nn, activation.__name__)()]
    net = nn.Sequential(*layers[:-1])
    criterion = nn.BCEWithLogitsLoss() if n_out == 1 else nn.CrossEntropyLoss()
    x, y = torch.tensor(x), torch.tensor(y[:, None], dtype=torch.float32) if n_out == 1 else torch.tensor(y)
    optimiser = torch.optim.Adam(net.parameters(), lr=lr, fused=True)

    def predict(x):
        with torch.no_grad():
            return labels(net(torch.tensor(x)).numpy())

    for _ in range(EPOCHS):
        order = torch.randperm(len(x))
        for batch in order.split(32):
            optimiser.zero_grad()
            criterion(net(x[batch]), y[batch]).backward()
            optimiser.step()
        yield predict


def sklearn(x, y, hidden, activation, lr, seed):
    """The same with scikit-learn's MLPClassifier: partial_fit is one epoch."""
    from sklearn.neural_network import MLPClassifier

    net = MLPClassifier(
        hidden,
        activation=activation.__name__.lower(),
        batch_size=32,
        alpha=0.0,
        learning_rate_init=lr,
        random_state=seed,
    )
    for _ in range(EPOCHS):
        net.partial_fit(x, y, classes=np.unique(y))
        yield net.predict


def labels(u):
    return (u[:, 0] > 0).astype(int) if u.shape[1] == 1 else u.argmax(axis=1)


def times(seeds=(0, 1, 2)):
    """{problem: {who: (median CPU seconds, median epochs)}}; nan for who did not arrive in 400 epochs."""
    found = {}
    for name, (x, y, x_test, y_test, hidden, activation, lr, goal) in problems().items():
        runs = {"utils.nn": [], "torch": [], "scikit-learn": []}
        for seed in seeds:
            for who, learn in zip(runs, (ours, torch, sklearn), strict=True):
                seconds, epochs, start = float("nan"), float("nan"), time.process_time()
                for epoch, predict in enumerate(learn(x, y, hidden, activation, lr, seed), start=1):
                    if np.mean(predict(x_test) == y_test) >= goal:
                        seconds, epochs = time.process_time() - start, epoch
                        break
                runs[who].append((seconds, epochs))
        label = f"{name} to {goal:.0%}"
        found[label] = {who: tuple(map(statistics.median, zip(*run, strict=True))) for who, run in runs.items()}
    return found
