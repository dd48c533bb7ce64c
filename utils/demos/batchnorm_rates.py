"""What batch normalisation is for (deck slide D47): deep networks train, and larger learning rates train."""

from functools import cache
from typing import Annotated

import numpy as np

from utils.data import digits, split
from utils.demos.controls import Choice, Steps
from utils.demos.digits_rates import window
from utils.demos.scene import Band, Line, Panel, Points, Scene
from utils.demos.words import number
from utils.nn import SGD, CrossEntropyLoss, Diverged, ReLU, Sigmoid, Tanh, mlp, train

ACTIVATIONS = {"sigmoid": Sigmoid, "tanh": Tanh, "ReLU": ReLU}
LAYERS, WIDTH, EPOCHS, BATCH = 10, 64, 10, 32
RATES = tuple(float(f"{10.0**k:.4g}") for k in np.arange(-3, 1.1, 0.25))


def accuracy(activation: str, batchnorm: bool, rate: float, seed: int, epochs: int = EPOCHS) -> float:
    """Test accuracy on the (clean) digits of ten hidden layers of 64, after ten epochs of plain gradient descent.

    Same split, same initial weights, same batches with and without batch normalisation; 0.1 where it diverged.
    """
    rng = np.random.default_rng(seed)
    (x, y), (new, truth) = split(*digits(), rng)
    x, new = x.astype(np.float32), new.astype(np.float32)
    kind = ACTIVATIONS[activation]
    net = mlp(64, *[WIDTH] * LAYERS, 10, activation=kind, batchnorm=batchnorm, rng=rng, dtype=np.float32)
    steps = train(net, CrossEntropyLoss(), SGD(net.parameters, lr=rate), x, y, batch_size=BATCH, epochs=epochs, rng=rng)
    try:
        with np.errstate(all="ignore"):
            for _ in steps:
                pass
            return float(np.mean(net.predict(new).argmax(axis=1) == truth))
    except (Diverged, ValueError):
        return 0.1


