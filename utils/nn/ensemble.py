"""Many small networks trained at once: the same layers, with one more axis in front for the number of the network."""

import numpy as np

from utils.nn.activations import Activation
from utils.nn.dropout import Dropout, Dropouts
from utils.nn.linear import Linear
from utils.nn.sequential import Sequential
from utils.nn.softmax import Softmax


class Ensemble(Sequential):
    """`Ensemble([mlp(2, 8, 1, rng=rng) for _ in range(64)])`: networks of one architecture, each with its own weights.

    It trains like any network, every member on the same batches: `ensemble(x)` is (k, n, d_out), `step.loss` (k,), and
    each member ends where it would have ended alone: Dropout draws from its own generator, `clip_norm` shortens its own
    gradient. When one diverges, all stop. `ensemble.member(i)` is one of them, as a network of its own.
    """

    def __init__(self, nets):
        nets = list(nets) if np.iterable(nets) else [nets]
        if not nets or not all(isinstance(net, Sequential) and not isinstance(net, Ensemble) for net in nets):
            raise TypeError(
                f"nets is {nets!r}, but a list of networks is expected, such as [mlp(2, 8, 1), mlp(2, 8, 1)]."
            )
        for net in nets:
            if repr(net) != repr(nets[0]):
                raise ValueError(f"nets differ: {net!r}\nis not\n{nets[0]!r}\nGive networks of one architecture.")
        copies = [net.copy() for net in nets]  # for their generators, which a net's layers may share
        super().__init__(*(side_by_side(layers) for layers in zip(*copies, strict=True)))
        self.stack = (len(nets),)
        self.train(nets[0].training)

    def clip_gradient(self, max_norm):
        parts = [layer.W_gradient_T for layer in self.layers if len(layer.parameters)]  # (k, n_in + 1, n_out) each
        norms = np.sqrt(sum(np.einsum("kij,kij->k", part, part) for part in parts))
        factors = np.where(norms <= max_norm, 1, max_norm / (norms + 1e-6)).astype(self.dtype)[..., None, None]
        for part in parts:
            part *= factors

    def member(self, i):
        """An independent copy of network number i."""
        own = SideBySide | Dropouts
        layers = (layer.member(i) if isinstance(layer, own) else layer.copy() for layer in self.layers)
        return Sequential(*layers).train(self.training).copy()  # copied: with generators of its own, too

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

    def __reduce__(self):
        return SideBySide, ([self.member(i) for i in range(*self.stack)],)

    def __repr__(self):
        return f"{self.stack[0]} × {super().__repr__()}"


def side_by_side(layers):
    """One layer that does what `layers`, one of each network, do."""
    if isinstance(layers[0], Linear):
        return SideBySide(layers)
    if isinstance(layers[0], Dropout):
        return Dropouts(layers)
    if isinstance(layers[0], Activation | Softmax):
        return layers[0].copy()
    raise TypeError(f"nets contain {layers[0]!r}, which has no ensemble form. Use Linear, activations and Dropout.")
