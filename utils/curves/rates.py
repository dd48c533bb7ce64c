"""Lecture 06: every optimiser at every learning rate, on the digits."""

import numpy as np

from utils.curves.contenders import CONTENDERS
from utils.curves.measured import curve
from utils.data import digits, split
from utils.nn import SGD, CrossEntropyLoss, Diverged, ReLU, mlp, train

RATES = tuple(float(f"{10.0**k:.4g}") for k in np.arange(-4, 1.1, 0.25))
EPOCHS = 20


@curve(optimiser=tuple(CONTENDERS), rate=RATES, seed=range(5))
def digits_accuracy(optimiser, rate, seed):
    """Test accuracy on the digits after twenty epochs; 0.1, chance, where the training diverged."""
    return {"accuracy": round(accuracy(optimiser, rate, seed), 4)}


def made(name: str, θ: np.ndarray, rate: float):
    """The optimiser for a network; momentum and Nesterov with μ = 0.9, since nobody knows κ there."""
    if name in ("momentum", "Nesterov"):
        return SGD(θ, lr=rate, momentum=0.9, nesterov=name == "Nesterov")
    return CONTENDERS[name](θ, rate, None)


def accuracy(name: str, rate: float, seed: int, epochs: int = EPOCHS) -> float:
    """Test accuracy of a 64-32-32-10 ReLU network, batches of 32; same split, start and batches for every optimiser."""
    rng = np.random.default_rng(seed)
    (x, y), (x_test, y_test) = split(*digits(), rng)
    net = mlp(64, 32, 32, 10, activation=ReLU, rng=rng)
    optimiser = made(name, net.parameters, rate)
    try:
        with np.errstate(all="ignore"):
            for _ in train(net, CrossEntropyLoss(), optimiser, x, y, batch_size=32, epochs=epochs, rng=rng):
                pass
            return float(np.mean(net(x_test).argmax(axis=1) == y_test))
    except Diverged:
        return 0.1
