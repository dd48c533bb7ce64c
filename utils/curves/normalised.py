"""Lecture 07, batch normalisation: ten hidden layers at every learning rate, with it and without."""

import numpy as np

from utils.curves.measured import curve
from utils.data import digits, split
from utils.nn import SGD, CrossEntropyLoss, Diverged, ReLU, Sigmoid, Tanh, mlp, train

ACTIVATIONS = {"sigmoid": Sigmoid, "tanh": Tanh, "ReLU": ReLU}
LAYERS, WIDTH, EPOCHS, POINTS = 10, 64, 20, 1280
RATES = tuple(float(f"{10.0**k:.4g}") for k in np.arange(-3, 1.1, 0.5))


@curve(activation=tuple(ACTIVATIONS), batchnorm=(False, True), rate=RATES, seed=range(3))
def batchnorm_and_rate(activation, batchnorm, rate, seed):
    """Test accuracy on the digits; 0.1, chance, where the training diverged."""
    return {"accuracy": round(accuracy(activation, batchnorm, rate, seed), 4)}


def accuracy(activation: str, batchnorm: bool, rate: float, seed: int, epochs: int = EPOCHS, batch: int = 64) -> float:
    """Test accuracy on the (clean) digits of ten hidden layers of 64, after twenty epochs of plain gradient descent.

    Same split, same initial weights, same batches with and without batch normalisation; 0.1 where it diverged.
    """
    rng = np.random.default_rng(seed)
    (x, y), (new, truth) = split(*digits(), rng)
    x, y, new = x[:POINTS].astype(np.float32), y[:POINTS], new.astype(np.float32)
    kind = ACTIVATIONS[activation]
    net = mlp(64, *[WIDTH] * LAYERS, 10, activation=kind, batchnorm=batchnorm, rng=rng, dtype=np.float32)
    steps = train(net, CrossEntropyLoss(), SGD(net.parameters, lr=rate), x, y, batch_size=batch, epochs=epochs, rng=rng)
    try:
        with np.errstate(all="ignore"):
            for _ in steps:
                pass
            return float(np.mean(net.predict(new).argmax(axis=1) == truth))
    except (Diverged, ValueError):
        return 0.1
