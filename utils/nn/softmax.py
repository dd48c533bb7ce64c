"""Softmax: numbers into probabilities of classes."""

import numpy as np

from utils.nn.initialisers import xavier_normal
from utils.nn.layer import Layer


class Softmax(Layer):
    """gᵢ(u) = e^uᵢ / Σⱼ e^uⱼ: probabilities of classes. It mixes the numbers of a sample, so it is no `Activation`.

    Train on `CrossEntropyLoss`, which wants the u before it (logits), and use this to read the probabilities.
    """

    init = staticmethod(xavier_normal)

    def connect(self, x, delta_x):
        self.x, self.delta_x, self.delta = x, delta_x, delta_x
        self.y = np.ones(x.shape, x.dtype)
        self.u, self.g = x[..., :-1, :], self.y[..., :-1, :]
        return self.y, self.delta

    def forward(self):
        softmax(self.u, self.g)

    def propagate(self):
        self.delta -= np.sum(self.delta * self.g, axis=-2, keepdims=True)
        self.delta *= self.g  # ∂L/∂uᵢ = gᵢ (δᵢ − Σⱼ δⱼ gⱼ)


def softmax(u, out):
    """out ← softmax of the columns of u; the largest entry is taken off first, so nothing overflows. Returns out."""
    np.subtract(u, np.maximum.reduce(u, axis=-2, keepdims=True), out)
    np.exp(out, out)
    out /= np.add.reduce(out, axis=-2, keepdims=True)
    return out
