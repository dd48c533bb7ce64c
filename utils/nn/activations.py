"""Activations x̃ = g(u), and how δ passes them: ∂L/∂u = ∂L/∂g · g'(u), with g' from the output g where that is possible.

Each one is a layer, and a function of any array: `Tanh()(u)`, `Tanh().derivative(u)`. The relatives of ReLU are in
`utils.nn.rectifiers`.
"""

from functools import partial

import numpy as np
from numpy import multiply, subtract, tanh

from utils.nn import errors
from utils.nn.initialisers import xavier_normal
from utils.nn.layer import Layer, scalar


class Activation(Layer):
    """Base. `forward` writes g from u; `propagate` multiplies δ by g'(u) in place; `slope` is room for g'(u)."""

    init = staticmethod(xavier_normal)  # the initialiser that suits the layer in front

    def connect(self, x, delta_x):
        self.x, self.delta_x, self.delta = x, delta_x, delta_x
        self.y = np.ones(x.shape, x.dtype)
        self.u, self.g = x[..., :-1, :], self.y[..., :-1, :]
        self.slope, self.mask = np.zeros_like(delta_x), np.zeros(delta_x.shape, bool)
        self.zero, self.half, self.one = (scalar(value, x.dtype) for value in (0.0, 0.5, 1.0))
        return self.y, self.delta

    def __call__(self, u):
        """g(u) for an array u of any shape, as a new array; (n, d) is n samples, as in every layer."""
        u = errors.numeric("u", u, self.dtype)
        if u.ndim == 2:
            return super().__call__(u)
        return self.twin()(u.reshape(-1, 1)).reshape(u.shape) if u.size else u.copy()

    def derivative(self, u):
        """g'(u) for an array u of any shape, as a new array: what becomes of δ = 1."""
        u = errors.numeric("u", u, self.dtype)
        if not u.size:
            return u.copy()
        twin = self.twin()
        twin(u.reshape(-1, 1))
        twin.delta[...] = 1
        twin.propagate()
        return twin.delta.reshape(u.shape)


class Identity(Activation):
    """g(u) = u: the network stays linear."""

    def forward(self):
        self.g[...] = self.u


class Tanh(Activation):
    """g(u) = tanh u"""

    @property
    def forward(self):
        return partial(tanh, self.u, self.g)

    def propagate(self):
        g, δ, slope = self.g, self.delta, self.slope
        multiply(g, g, slope)
        subtract(self.one, slope, slope)
        multiply(δ, slope, δ)  # g' = 1 − g²


class Sigmoid(Activation):
    """g(u) = σ(u) = 1 / (1 + e⁻ᵘ)"""

    def forward(self):
        sigmoid(self.u, self.g)

    def propagate(self):
        g, δ, slope = self.g, self.delta, self.slope
        subtract(self.one, g, slope)
        multiply(g, slope, slope)
        multiply(δ, slope, δ)  # σ' = σ (1 − σ)


class Softplus(Activation):
    """g(u) = ln(1 + eᵘ), a smooth ReLU; its slope is the sigmoid."""

    def forward(self):
        np.logaddexp(self.zero, self.u, self.g)  # ln(e⁰ + eᵘ), which cannot overflow

    def propagate(self):
        self.delta *= sigmoid(self.u, self.slope)  # g' = σ(u)


def sigmoid(u, out):
    """out ← σ(u) = ½ + ½ tanh(u/2), a form that cannot overflow; returns out."""
    half = scalar(0.5, out.dtype)
    np.multiply(u, half, out)
    np.tanh(out, out)
    out *= half
    out += half
    return out
