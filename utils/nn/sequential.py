"""Layers one after the other: the network ŷ = wᵀ g(W x), as deep as you like."""

import itertools

import numpy as np

from utils.nn import errors
from utils.nn.activations import Tanh
from utils.nn.batchnorm import BatchNorm
from utils.nn.dropout import Dropout
from utils.nn.initialisers import xavier_normal
from utils.nn.layer import Layer
from utils.nn.linear import Linear


class Sequential(Layer):
    """`Sequential(Linear(2, 16), Tanh(), Linear(16, 1))`: the output of each layer is the input of the next.

    `parameters` and `gradient` are flat vectors over all layers; each layer holds views of its part.
    """

    def __init__(self, *layers):
        if not layers or not all(isinstance(layer, Layer) for layer in layers):
            raise TypeError(f"layers is {layers!r}, but at least one layer is expected, each an object such as Tanh().")
        if len(set(map(id, layers))) < len(layers) or not all(layer.alone for layer in layers):
            raise ValueError("layers holds a layer that is in use already. Make a new one, or take layer.copy().")
        self.layers = layers
        self.n_in, self.n_out = self.widths()
        weighted = [layer for layer in layers if len(layer.parameters)]
        if len({layer.dtype for layer in weighted}) > 1:
            raise TypeError(f"layers mix dtypes {[str(layer.dtype) for layer in weighted]}. Give all the same dtype.")
        self.dtype = weighted[0].dtype if weighted else Layer.dtype
        for layer in layers:
            layer.alone = False
        size = sum(len(layer.parameters) for layer in layers)
        self.bind(np.zeros(size, self.dtype), np.zeros(size, self.dtype))

    def widths(self):
        """(d_in, d_out); ValueError where a layer does not fit on the one before."""
        n_in = n_out = None
        for k, layer in enumerate(self.layers):
            if None not in (n_out, layer.n_in) and n_out != layer.n_in:
                raise ValueError(f"layers[{k}] {layer!r} takes {layer.n_in} values, but layer {k - 1} returns {n_out}.")
            n_in = layer.n_in if n_in is None else n_in
            n_out = layer.n_out or n_out
        return n_in, n_out

    def bind(self, parameters, gradient):
        start = 0
        for layer in self.layers:
            part = slice(start, start + len(layer.parameters))
            layer.bind(parameters[part], gradient[part])
            start = part.stop
        self.parameters, self.gradient, self.x = parameters, gradient, None

    def connect(self, x, delta_x):
        self.x, self.delta_x = x, delta_x
        for layer in self.layers:
            x, delta_x = layer.connect(x, delta_x)
        self.y, self.delta = x, delta_x
        return self.y, self.delta

    def forward(self):
        for layer in self.layers:
            layer.forward()

    def differentiate(self):
        for layer in self.layers[:0:-1]:  # from the last to the second
            layer.differentiate()
            layer.propagate()
        self.layers[0].differentiate()

    def propagate(self):
        self.layers[0].propagate()

    def parts(self):
        return self.layers

    def activations(self, x):
        """The output of every layer for x (n, d_in): a list of arrays (n, width)."""
        self(x)
        return [np.swapaxes(layer.y[..., :-1, :], -1, -2).copy() for layer in self.layers]

    def train(self, training=True):
        for layer in self.layers:
            layer.train(training)
        return super().train(training)

    def twin(self):
        twin = super().twin()
        twin.layers = tuple(layer.twin() for layer in self.layers)
        for layer in twin.layers:
            layer.alone = False
        return twin

    def __len__(self):
        return len(self.layers)

    def __getitem__(self, k):
        return self.layers[k]

    def __iter__(self):
        return iter(self.layers)

    def __repr__(self):
        lines = [f"Sequential {self.n_in} → {self.n_out}, {len(self.parameters):,} parameters, {self.dtype}"]
        lines += [f"  {k}  {layer!r:<44} {len(layer.parameters) or '':>9}" for k, layer in enumerate(self.layers)]
        return "\n".join(line.rstrip() for line in lines)

    def __reduce__(self):
        return _again, (self.layers, self.training)


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
    BatchNorm if asked, after it Dropout(dropout) if that is not 0. `output` is an activation for the last layer: leave it
    out to get logits, which is what the losses want. `init` defaults to what suits the activation (Xavier for Tanh and
    Sigmoid, Kaiming for ReLU). Same `rng` seed, same network, to the bit.
    """
    if len(sizes) < 2:
        raise ValueError(f"sizes is {sizes}, but at least an input and an output size are expected: mlp(2, 16, 1).")
    if not callable(activation) or not (output is None or callable(output)):
        raise TypeError(f"activation is {activation!r}, output is {output!r}, but classes such as Tanh are expected.")
    rng = errors.generator(rng)
    layers = []
    for k, (n_in, n_out) in enumerate(itertools.pairwise(sizes), start=1):
        make = activation if k < len(sizes) - 1 else output
        follower = [make()] if make else []
        suited = init or getattr(follower[0] if follower else Tanh, "init", xavier_normal)
        layers += [Linear(n_in, n_out, bias, init=suited, bias_init=bias_init, rng=rng, dtype=dtype)]
        if k < len(sizes) - 1:
            layers += [BatchNorm(n_out, dtype=dtype)] * bool(batchnorm) + follower
            layers += [Dropout(dropout, rng=rng.spawn(1)[0])] if dropout else []
        else:
            layers += follower
    return Sequential(*layers)


def _again(layers, training):
    net = Sequential(*layers)
    net.training = training
    return net
