"""The residual connection y = x + f(x): the gradient finds a way past f (He et al. 2016)."""

import numpy as np

from utils.nn.layer import Layer
from utils.nn.sequential import Sequential


class Residual(Layer):
    """y = x + f(x), f being the given layers one after the other; f must return as many values as it takes."""

    def __init__(self, *layers):
        self.body = Sequential(*layers)
        self.n_in, self.n_out = self.body.n_in, self.body.n_out
        if self.n_in != self.n_out:
            raise ValueError(
                f"layers take {self.n_in} values and return {self.n_out}, but x + f(x) needs equal numbers."
            )
        self.body.alone = False
        self.dtype = self.body.dtype
        self.parameters, self.gradient = self.body.parameters, self.body.gradient

    def bind(self, parameters, gradient):
        self.body.bind(parameters, gradient)
        self.parameters, self.gradient, self.x = parameters, gradient, None

    def connect(self, x, delta_x):
        self.x, self.delta_x = x, delta_x
        self.y, self.delta = np.ones_like(x), np.zeros_like(delta_x)
        self.delta_through = np.zeros_like(delta_x)  # the part of ∂L/∂x that comes through f
        self.body.connect(x, self.delta_through)
        self.u, self.f, self.out = x[..., :-1, :], self.body.y[..., :-1, :], self.y[..., :-1, :]
        return self.y, self.delta

    def forward(self):
        self.body.forward()
        np.add(self.u, self.f, self.out)  # y = x + f(x)

    def differentiate(self):
        np.copyto(self.body.delta, self.delta)
        self.body.differentiate()

    def propagate(self):
        self.body.propagate()
        np.add(self.delta, self.delta_through, self.delta_x)  # ∂L/∂x = δ + f'(x)ᵀ δ

    def parts(self):
        return self.body.layers

    def train(self, training=True):
        self.body.train(training)
        return super().train(training)

    def twin(self):
        twin = super().twin()
        twin.body = self.body.twin()
        twin.body.alone = False
        return twin

    def __repr__(self):
        return f"Residual({', '.join(map(repr, self.body.layers))})"

    def __reduce__(self):
        return _again, (self.body.layers, self.training)


def _again(layers, training):
    residual = Residual(*layers)
    residual.training = training
    return residual
