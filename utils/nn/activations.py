"""Activations x̃ = g(u), and their slopes g'(u), taken from the output g where the formula allows it.

Each one is a layer, and a function of any array: `Tanh()(u)`, `Tanh().derivative(u)`. `value` writes g(u) and `slope`
writes g'(u) into `out`; the rest is here once. See `utils.nn.rectifiers` for ReLU and its relatives.
"""

import numpy as np

from utils.nn import errors
from utils.nn.initialisers import xavier_normal
from utils.nn.layer import Layer, scalar


class Activation(Layer):
    """Base: y = g(u) for every number by itself."""

    init = staticmethod(xavier_normal)  # the initialiser that suits the layer in front

    def connect(self, x, delta_x):
        self.x, self.delta_x, self.delta = x, delta_x, delta_x  # ∂L/∂g becomes ∂L/∂u in place
        self.y = np.ones_like(x)
        self.u, self.g = x[..., :-1, :], self.y[..., :-1, :]
        self.scratch = np.zeros_like(delta_x)
        self.constants(x.dtype)
        return self.y, self.delta

    def constants(self, dtype):
        self.zero, self.half, self.one = scalar(0, dtype), scalar(0.5, dtype), scalar(1, dtype)

    def forward(self):
        self.value(self.u, self.g)  # x̃ = g(u)

    def propagate(self):
        self.slope(self.u, self.g, self.scratch)
        np.multiply(self.delta, self.scratch, out=self.delta)  # ∂L/∂u = ∂L/∂g · g'(u)

    def value(self, u, out):
        """out ← g(u)"""
        raise NotImplementedError

    def slope(self, u, g, out):
        """out ← g'(u), knowing g = g(u)"""
        raise NotImplementedError

    def __call__(self, u):
        """g(u) for an array u of any shape, as a new array; (n, d) is n samples, as in every layer."""
        if np.ndim(u) == 2:
            return super().__call__(u)
        u = errors.numeric("u", u, self.dtype)
        return super().__call__(u.reshape(-1, 1)).reshape(u.shape)

    def derivative(self, u):
        """g'(u) for an array u of any shape, as a new array."""
        u = errors.numeric("u", u, self.dtype)
        slope = self.twin()
        slope(u.reshape(-1, 1))
        slope.slope(slope.u, slope.g, slope.scratch)
        return slope.scratch.reshape(u.shape).copy()


class Identity(Activation):
    """g(u) = u: the network stays linear."""

    def value(self, u, out):
        np.copyto(out, u)

    def slope(self, u, g, out):
        out.fill(1)


class Tanh(Activation):
    """g(u) = tanh u"""

    def value(self, u, out):
        np.tanh(u, out=out)

    def slope(self, u, g, out):
        np.multiply(g, g, out=out)
        np.subtract(self.one, out, out=out)  # g' = 1 − g²


class Sigmoid(Activation):
    """σ(u) = 1 / (1 + e⁻ᵘ) = ½ + ½ tanh(u/2), a form that cannot overflow."""

    def value(self, u, out):
        np.multiply(u, self.half, out=out)
        np.tanh(out, out=out)
        np.multiply(out, self.half, out=out)
        np.add(out, self.half, out=out)  # σ = ½ + ½ tanh(u/2)

    def slope(self, u, g, out):
        np.subtract(self.one, g, out=out)
        np.multiply(out, g, out=out)  # σ' = σ (1 − σ)


class Softplus(Activation):
    """g(u) = ln(1 + eᵘ), a smooth ReLU; its slope is the sigmoid."""

    def value(self, u, out):
        np.logaddexp(self.zero, u, out=out)  # ln(e⁰ + eᵘ) without overflow

    def slope(self, u, g, out):
        Sigmoid.value(self, u, out)  # g' = σ(u)


class Softmax(Layer):
    """gᵢ(u) = e^uᵢ / Σⱼ e^uⱼ: probabilities of classes. Not for every number by itself, so it is no `Activation`.

    Train on `CrossEntropyLoss`, which wants the u before it (logits), and use this to read the probabilities.
    """

    init = staticmethod(xavier_normal)

    def connect(self, x, delta_x):
        self.x, self.delta_x, self.delta = x, delta_x, delta_x
        self.y = np.ones_like(x)
        self.u, self.g = x[..., :-1, :], self.y[..., :-1, :]
        self.scratch = np.zeros_like(delta_x)
        return self.y, self.delta

    def forward(self):
        softmax(self.u, self.g)

    def propagate(self):
        np.multiply(self.delta, self.g, out=self.scratch)
        self.delta -= self.scratch.sum(axis=-2, keepdims=True)
        self.delta *= self.g  # ∂L/∂uᵢ = gᵢ (δᵢ − Σⱼ δⱼ gⱼ)


def softmax(u, out):
    """out ← softmax of the columns of u; the largest entry is taken off first, so nothing overflows."""
    np.subtract(u, np.maximum.reduce(u, axis=-2, keepdims=True), out=out)
    np.exp(out, out=out)
    np.divide(out, np.add.reduce(out, axis=-2, keepdims=True), out=out)
