"""The usual network in one line."""

import itertools

import numpy as np

from utils.nn import errors
from utils.nn.activations import Tanh
from utils.nn.batchnorm import BatchNorm
from utils.nn.dropout import Dropout
from utils.nn.initialisers import xavier_normal
from utils.nn.layer import Layer
from utils.nn.linear import Linear
from utils.nn.sequential import Sequential


def mlp(
    *sizes,
    activation=Tanh,
    output=None,
    bias=True,
    dropout=0.0,
    batchnorm=False,
    init=None,
    bias_init=None,
    rng=None,
    dtype=np.float64,
):
    """`mlp(2, 16, 16, 1)`: 2 inputs, two hidden layers of 16 neurons, 1 output.

    After every hidden Linear stands `activation` (a class such as Tanh, or a function that makes a layer), before it
    BatchNorm if asked, after it Dropout(dropout) if that is not 0. `output` is an activation for the last layer: leave
    it out to get logits, which is what the losses want. `init` defaults to what suits the activation (Xavier for Tanh,
    Kaiming for ReLU). Same `rng` seed, same network, to the bit.
    """
    if len(sizes) < 2:
        raise ValueError(f"sizes is {sizes}, but at least an input and an output size are expected: mlp(2, 16, 1).")
    if len(sizes) == 2:  # then it is not used
        made("activation", activation)
    dropout, batchnorm = errors.between("dropout", dropout, 0, 1), errors.flag("batchnorm", batchnorm)
    rng = errors.generator(rng)
    layers = []
    for k, (n_in, n_out) in enumerate(itertools.pairwise(sizes), start=1):
        hidden = k < len(sizes) - 1
        name, kind = ("activation", activation) if hidden else ("output", output)
        follower = [made(name, kind)] if hidden or kind is not None else []
        suited = getattr(follower[0] if follower else Tanh, "init", xavier_normal) if init is None else init
        layers += [Linear(n_in, n_out, bias, init=suited, bias_init=bias_init, rng=rng, dtype=dtype)]
        if hidden:
            layers += [BatchNorm(n_out, dtype=dtype)] * batchnorm + follower
            layers += [Dropout(dropout, rng=rng.spawn(1)[0])] if dropout else []
        else:
            layers += follower
    return Sequential(*layers)


def made(name, kind):
    """A new layer of this kind."""
    layer = kind() if callable(kind) and not isinstance(kind, Layer) else None
    if not isinstance(layer, Layer):
        raise TypeError(f"{name} is {kind!r}, but a class such as Tanh is expected.")
    return layer
