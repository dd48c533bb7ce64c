"""ReLU and its relatives: activations that let a positive u pass (nearly) unchanged."""

from functools import partial

import numpy as np
from numpy import copyto, expm1, greater, maximum, minimum, multiply

from utils.nn import errors
from utils.nn.activations import Activation, sigmoid
from utils.nn.erf import erf
from utils.nn.initialisers import kaiming_normal


class ReLU(Activation):
    """g(u) = max(u, 0)"""

    init = staticmethod(kaiming_normal)

    def connect(self, x, delta_x):
        self.zeros = np.zeros_like(delta_x)  # NumPy compares two arrays three times as fast as an array with one number
        return super().connect(x, delta_x)

    @property
    def forward(self):
        return partial(maximum, self.u, self.zeros, out=self.g)

    def propagate(self):
        multiply(self.delta, greater(self.g, self.zero, self.mask), self.delta)  # g' = 1 where u > 0, else 0


class LeakyReLU(Activation):
    """g(u) = u where u > 0, else a·u, with a = `negative_slope` in [0, 1): no neuron dies."""

    init = staticmethod(kaiming_normal)

    def __init__(self, negative_slope=0.01):
        self.negative_slope = errors.between("negative_slope", negative_slope, 0, 1)

    def forward(self):
        multiply(self.u, self.negative_slope, self.g)
        maximum(self.u, self.g, out=self.g)

    def propagate(self):
        self.slope.fill(self.negative_slope)
        copyto(self.slope, self.one, where=greater(self.u, self.zero, self.mask))
        self.delta *= self.slope  # g' = 1 where u > 0, else a

    def options(self):
        return {"negative_slope": self.negative_slope}


class ELU(Activation):
    """g(u) = u where u > 0, else α (eᵘ − 1) (Clevert et al. 2016)."""

    init = staticmethod(kaiming_normal)

    def __init__(self, alpha=1.0):
        self.alpha = errors.between("alpha", alpha, 0)

    def forward(self):
        minimum(self.u, self.zero, out=self.g)
        expm1(self.g, self.g)
        self.g *= self.alpha
        copyto(self.g, self.u, where=greater(self.u, self.zero, self.mask))

    def propagate(self):
        np.add(self.g, self.alpha, self.slope)
        copyto(self.slope, self.one, where=self.mask)
        self.delta *= self.slope  # g' = 1 where u > 0, else α eᵘ = g + α

    def options(self):
        return {"alpha": self.alpha}


class SiLU(Activation):
    """g(u) = u σ(u), also called swish (Elfwing et al. 2018)."""

    init = staticmethod(kaiming_normal)

    def forward(self):
        multiply(self.u, sigmoid(self.u, self.slope), self.g)

    def propagate(self):
        σ = sigmoid(self.u, self.slope)
        self.delta *= σ + self.g * (1 - σ)  # g' = σ + u σ (1 − σ)


class GELU(Activation):
    """g(u) = u Φ(u), Φ the distribution function of the normal distribution (Hendrycks & Gimpel 2016)."""

    init = staticmethod(kaiming_normal)

    def forward(self):
        multiply(self.u, normal_cdf(self.u), self.g)

    def propagate(self):
        z = np.clip(self.u, -40, 40)  # beyond, φ is 0
        self.delta *= normal_cdf(self.u) + z * np.exp(-z * z / 2) / np.sqrt(2 * np.pi)  # g' = Φ + u φ


def normal_cdf(u):
    """Φ(u) = ½ (1 + erf(u/√2))"""
    return (1 + erf(u / np.sqrt(2))) / 2
