"""Many small networks trained at once: the same layers, with one more axis in front for the number of the network."""

import numpy as np

from utils.nn.activations import Activation
from utils.nn.dropout import Dropout
from utils.nn.linear import Linear
from utils.nn.sequential import Sequential
from utils.nn.softmax import Softmax


class Ensemble(Sequential):
    """`Ensemble([mlp(2, 8, 1, rng=rng) for _ in range(64)])`: networks of one architecture, each with its own weights.

    It trains like any network, every member on the same batches: `ensemble(x)` is (k, n, d_out), `step.loss` (k,), and
    each member ends where it would have ended alone. `ensemble.member(i)` is one of them, as a network of its own.
    """

    def __init__(self, nets):
        nets = list(nets)
        if not nets or not all(isinstance(net, Sequential) for net in nets):
            raise TypeError(
                f"nets is {nets!r}, but a list of networks is expected, such as [mlp(2, 8, 1), mlp(2, 8, 1)]."
            )
        for net in nets:
            if repr(net) != repr(nets[0]):
                raise ValueError(f"nets differ: {net!r}\nis not\n{nets[0]!r}\nGive networks of one architecture.")
        super().__init__(*(side_by_side(layers) for layers in zip(*nets, strict=True)))
        self.stack = (len(nets),)

    def member(self, i):
        """An independent copy of network number i."""
        return Sequential(
            *(layer.member(i) if isinstance(layer, SideBySide) else layer.copy() for layer in self.layers)
        )

    def __reduce__(self):
        return Ensemble, ([self.member(i) for i in range(*self.stack)],)


class SideBySide(Linear):
    """k Linear layers: `weight` (k, n_out, n_in), `bias` (k, n_out)."""

    def __init__(self, layers):
        first = layers[0]
        self.n_in, self.n_out, self.has_bias, self.dtype = first.n_in, first.n_out, first.has_bias, first.dtype
        self.stack = (len(layers),)
        parameters = np.concatenate([layer.parameters for layer in layers])
        self.parameters = parameters
        self.bind(*np.zeros((2, len(parameters)), self.dtype))

    def forward(self):
        np.matmul(self.W, self.inputs, self.u)  # u = W x, for every network

    def differentiate(self):
        np.matmul(self.inputs, self.delta_T, self.W_gradient_T)  # ∂L/∂W = δ xᵀ

    def propagate(self):
        if self.delta_x.ndim == 2:  # the common input
            self.delta_x[...] = np.matmul(self.weight_T, self.delta).sum(axis=0)
        elif self.n_out == 1:
            np.multiply(self.weight_T, self.delta, self.delta_x)  # a column times a row: the same, and quicker
        else:
            np.matmul(self.weight_T, self.delta, self.delta_x)  # ∂L/∂x = Wᵀ δ

    def member(self, i):
        layer = Linear(**self.options(), dtype=self.dtype)
        layer.parameters[...] = self.W_T[i].ravel()
        return layer

    def __repr__(self):
        return f"{self.stack[0]} × {super().__repr__()}"


def side_by_side(layers):
    """One layer that does what `layers`, one of each network, do."""
    if isinstance(layers[0], Linear):
        return SideBySide(layers)
    if isinstance(layers[0], Activation | Softmax | Dropout):
        return layers[0].copy()
    raise TypeError(f"nets contain {layers[0]!r}, which has no ensemble form. Use Linear, activations and Dropout.")
