"""Layers one after the other: the network ŷ = wᵀ g(W x), as deep as you like."""

import numpy as np

from utils.nn.layer import Layer


class Sequential(Layer):
    """`Sequential(Linear(2, 16), Tanh(), Linear(16, 1))`: the output of each layer is the input of the next.

    `parameters` and `gradient` are flat vectors over all layers; each layer holds views of its part.
    Change them in place (`net.parameters[...] = θ`, `net.parameters -= step`), or the views lose them.
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
        self.bind(*np.zeros((2, size), self.dtype))

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
        self.forward_pass = [layer.forward for layer in self.layers]
        self.backward_pass = []
        for layer in reversed(self.layers):
            self.backward_pass += [layer.differentiate] if len(layer.parameters) else []
            self.backward_pass += [layer.propagate]
        self.backward_pass.pop()  # nobody asks for ∂L/∂x of the whole: that product is saved
        return self.y, self.delta

    def forward(self):
        for work in self.forward_pass:
            work()

    def differentiate(self):
        for work in self.backward_pass:
            work()

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
        lines = [f"{type(self).__name__} {self.n_in} → {self.n_out}, {len(self.parameters):,} parameters, {self.dtype}"]
        lines += [f"  {k}  {layer!r:<44} {len(layer.parameters) or '':>9}" for k, layer in enumerate(self.layers)]
        return "\n".join(line.rstrip() for line in lines)

    def __reduce__(self):
        return _again, (self.layers, self.training)


def _again(layers, training):
    net = Sequential(*layers)
    net.training = training
    return net
