"""Optimisers that give every parameter a step size of its own; see also `utils.nn.adam`. Results are torch's."""

import numpy as np

from utils.nn import errors
from utils.nn.optimisers import Optimiser


class Adagrad(Optimiser):
    """s ← s + g²,  θ ← θ − η g / (√s + ε)  (Duchi et al. 2011). η falls as η / (1 + t·lr_decay)."""

    remembers = 1

    def __init__(self, parameters, lr=0.01, lr_decay=0.0, weight_decay=0.0, initial_accumulator_value=0.0, eps=1e-10):
        super().__init__(parameters, lr, weight_decay)
        self.lr_decay = errors.between("lr_decay", lr_decay, 0)
        self.start = errors.between("initial_accumulator_value", initial_accumulator_value, 0)
        self.eps = errors.between("eps", eps, 0)
        self.ε = self.constant(eps)

    def prepare(self, η):
        self.η[()] = η / (1 + (self.t - 1) * self.lr_decay)

    def update(self, θ, g, d, scratch, s):
        if self.weight_decay:
            np.multiply(θ, self.λ, d)
            g = np.add(d, g, d)  # g = ∇Q + λθ
        np.multiply(g, g, scratch)
        s += scratch  # s ← s + g²
        np.sqrt(s, scratch)
        scratch += self.ε
        np.divide(g, scratch, scratch)
        scratch *= self.η
        θ -= scratch  # θ ← θ − η g / (√s + ε)

    def options(self):
        return {
            **super().options(),
            "lr_decay": self.lr_decay,
            "initial_accumulator_value": self.start,
            "eps": self.eps,
        }


class RMSprop(Optimiser):
    """s ← α s + (1 − α) g²,  θ ← θ − η g / (√s + ε)  (Tieleman & Hinton 2012).

    `centered` divides by the standard deviation √(s − a²), a ← α a + (1 − α) g; `momentum` μ steps along b ← μ b + g/….
    """

    remembers = 3

    def __init__(self, parameters, lr=0.01, alpha=0.99, eps=1e-8, weight_decay=0.0, momentum=0.0, centered=False):
        super().__init__(parameters, lr, weight_decay)
        self.alpha, self.eps = errors.between("alpha", alpha, 0, 1), errors.between("eps", eps, 0)
        self.momentum, self.centered = errors.between("momentum", momentum, 0), errors.flag("centered", centered)
        self.α, self.rest, self.ε = self.constant(alpha), self.constant(1 - self.alpha), self.constant(eps)
        self.μ = self.constant(momentum)

    def update(self, θ, g, d, scratch, s, a, b):
        if self.weight_decay:
            np.multiply(θ, self.λ, d)
            g = np.add(d, g, d)  # g = ∇Q + λθ
        s *= self.α
        np.multiply(g, g, scratch)
        scratch *= self.rest
        s += scratch  # s ← α s + (1 − α) g²
        if self.centered:
            a *= self.α
            np.multiply(g, self.rest, scratch)
            a += scratch  # a ← α a + (1 − α) g
            np.multiply(a, a, scratch)
            np.subtract(s, scratch, scratch)
            np.sqrt(scratch, scratch)  # √(s − a²)
        else:
            np.sqrt(s, scratch)
        scratch += self.ε
        np.divide(g, scratch, scratch)
        if self.momentum:
            b *= self.μ
            b += scratch  # b ← μ b + g / (√s + ε)
            scratch[...] = b
        scratch *= self.η
        θ -= scratch  # θ ← θ − η g / (√s + ε)

    def options(self):
        options = {"alpha": self.alpha, "eps": self.eps, "momentum": self.momentum, "centered": self.centered}
        return {**super().options(), **options}
