"""From settings to a network, its loss, its penalty and its optimiser."""

import numpy as np

from utils.nn import (
    ELU,
    GELU,
    L1,
    L2,
    SGD,
    Adagrad,
    Adam,
    AdamW,
    BatchNorm,
    BCEWithLogitsLoss,
    Dropout,
    Identity,
    LeakyReLU,
    Linear,
    MSELoss,
    ReLU,
    RMSprop,
    Sequential,
    Sigmoid,
    SiLU,
    Softplus,
    Tanh,
    initialisers,
)

ACTIVATIONS = {
    "tanh": Tanh,
    "ReLU": ReLU,
    "sigmoid": Sigmoid,
    "leaky": LeakyReLU,
    "ELU": ELU,
    "SiLU": SiLU,
    "GELU": GELU,
    "softplus": Softplus,
    "linear": Identity,
}
INITIALISERS = {
    "suited to g": None,
    "Xavier normal": initialisers.xavier_normal,
    "Xavier uniform": initialisers.xavier_uniform,
    "Kaiming normal": initialisers.kaiming_normal,
    "Kaiming uniform": initialisers.kaiming_uniform,
    "LeCun normal": initialisers.lecun_normal,
    "orthogonal": initialisers.orthogonal,
    "normal, σ = 1": initialisers.normal,
    "uniform, ±1": initialisers.uniform,
    "all zero": initialisers.zeros,
}
LOSSES = ("cross-entropy", "squared error")
OPTIMISERS = {"SGD": SGD, "Adam": Adam, "AdamW": AdamW, "RMSprop": RMSprop, "Adagrad": Adagrad}


def build(settings, n_in: int, classes: bool, rng: np.random.Generator) -> Sequential:
    """Hidden layers of Linear, BatchNorm, g, Dropout, then one output: a logit, a probability, or a value."""
    layers, width = [], n_in
    biases = initialisers.zeros if settings.init == "all zero" else None
    for k in range(1, settings.layers + 1):
        units, g = getattr(settings, f"units{k}"), ACTIVATIONS[getattr(settings, f"g{k}")]()
        init = INITIALISERS[settings.init] or g.init
        layers.append(Linear(width, units, init=init, bias_init=biases, rng=rng))
        layers += [BatchNorm(units)] if settings.batchnorm else []
        layers.append(g)
        layers += [Dropout(settings.dropout, rng=rng.spawn(1)[0])] if settings.dropout else []
        width = units
    last = INITIALISERS[settings.init] or initialisers.xavier_normal
    layers.append(Linear(width, 1, init=last, bias_init=biases, rng=rng))
    if classes and settings.loss == "squared error":
        layers.append(Sigmoid())
    return Sequential(*layers)


def loss_of(settings, classes: bool):
    """Cross-entropy is for classes; a value is always fitted by the squared error."""
    return BCEWithLogitsLoss() if classes and settings.loss == "cross-entropy" else MSELoss()


def optimiser_of(settings, net):
    """The optimiser with those of its options that there are controls for."""
    options = {"lr": settings.lr, "weight_decay": float(settings.decay)}
    match settings.optimiser:
        case "SGD":
            nesterov = settings.nesterov and settings.momentum > 0
            options |= {"momentum": settings.momentum, "nesterov": nesterov}
        case "RMSprop":
            options |= {"momentum": settings.momentum, "alpha": settings.alpha}
        case "Adam" | "AdamW":
            options |= {"betas": (settings.beta1, settings.beta2)}
    return OPTIMISERS[settings.optimiser](net.parameters, **options)


class Penalties:
    """L1 and L2 at once, with strengths that may change while the network learns."""

    def __init__(self, settings):
        self.settings = settings

    def add_gradient(self, net) -> None:
        for penalty, strength in ((L1, float(self.settings.l1)), (L2, float(self.settings.l2))):
            if strength:
                penalty(strength).add_gradient(net)
