"""Dropout: in training a random part of the neurons is silent (Srivastava et al. 2014)."""

import numpy as np

from utils.nn import errors
from utils.nn.layer import Layer


class Dropout(Layer):
    """y = x · mask / (1 − p) with mask = 1 with probability 1 − p, else 0; y = x in evaluation mode.

    The factor 1/(1 − p) keeps the expectation of y ("inverted dropout"). `mask`, with the factor in it, is kept after
    a forward pass. 0 ≤ p < 1.
    """

    def __init__(self, p=0.5, *, rng=None):
        self.p = errors.between("p", p, 0, 1)
        self.rng = errors.generator(rng)

    def connect(self, x, delta_x):
        self.x, self.delta_x, self.delta = x, delta_x, delta_x  # the gradient is masked in place
        self.y = np.ones_like(x)
        self.u, self.out = x[..., :-1, :], self.y[..., :-1, :]
        self.mask = np.ones_like(delta_x)
        return self.y, self.delta

    def forward(self):
        if self.training:
            self.draw()
            np.greater_equal(self.mask, self.p, self.mask)  # kept with probability 1 − p
            self.mask /= 1 - self.p
            np.multiply(self.u, self.mask, self.out)
        else:
            self.out[...] = self.u

    def draw(self):
        """mask ← U(0, 1)"""
        self.rng.random(out=self.mask, dtype=self.mask.dtype)

    def propagate(self):
        if self.training:
            self.delta *= self.mask

    def options(self):
        return {"p": self.p}

    def __reduce__(self):
        return _again, (self.p, self.rng, self.training)


def _again(p, rng, training):
    return Dropout(p, rng=rng).train(training)


class Dropouts(Dropout):
    """The Dropout layers of an ensemble's k networks, each with its own random numbers; arrays are (k, d, n)."""

    def __init__(self, layers):
        self.p, self.rngs = layers[0].p, [layer.rng for layer in layers]

    def connect(self, x, delta_x):
        self.x, self.delta_x = x, delta_x
        self.y = np.ones((len(self.rngs), *x.shape[-2:]), x.dtype)
        self.u, self.out = x[..., :-1, :], self.y[..., :-1, :]
        self.mask = np.ones_like(self.out, order="C")
        self.delta = np.zeros_like(self.mask) if delta_x.ndim == 2 else delta_x
        return self.y, self.delta

    def draw(self):
        for rng, mask in zip(self.rngs, self.mask, strict=True):
            rng.random(out=mask, dtype=mask.dtype)

    def propagate(self):
        super().propagate()
        if self.delta_x.ndim == 2:  # the common input
            np.sum(self.delta, axis=0, out=self.delta_x)

    def member(self, i):
        return Dropout(self.p, rng=self.rngs[i])

    def __reduce__(self):
        return Dropouts, ([self.member(i) for i in range(len(self.rngs))],), {"training": self.training}

    def __repr__(self):
        return f"{len(self.rngs)} × {self.member(0)!r}"
