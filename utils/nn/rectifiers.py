"""ReLU and its relatives: activations that let a positive u pass (nearly) unchanged."""

import numpy as np

from utils.nn import errors
from utils.nn.activations import Activation, Sigmoid
from utils.nn.erf import erf
from utils.nn.initialisers import kaiming_normal
from utils.nn.layer import scalar


class ReLU(Activation):
    """g(u) = max(u, 0)"""

    init = staticmethod(kaiming_normal)

    def value(self, u, out):
        np.maximum(u, self.zero, out=out)

    def slope(self, u, g, out):
        np.sign(g, out=out)  # g' = 1 where u > 0, else 0


class LeakyReLU(Activation):
    """g(u) = u where u > 0, else a·u, with a = `negative_slope` in [0, 1): no neuron dies."""

    init = staticmethod(kaiming_normal)

    def __init__(self, negative_slope=0.01):
        self.negative_slope = errors.between("negative_slope", negative_slope, 0, 1)

    def constants(self, dtype):
        super().constants(dtype)
        self.a = scalar(self.negative_slope, dtype)

    def value(self, u, out):
        np.multiply(u, self.a, out=out)
        np.maximum(u, out, out=out)

    def slope(self, u, g, out):
        np.copyto(out, self.a)
        np.copyto(out, self.one, where=u > 0)

    def options(self):
        return {"negative_slope": self.negative_slope}


class ELU(Activation):
    """g(u) = u where u > 0, else α (eᵘ − 1) (Clevert et al. 2016)."""

    init = staticmethod(kaiming_normal)

    def __init__(self, alpha=1.0):
        self.alpha = errors.between("alpha", alpha, 0)

    def value(self, u, out):
        np.minimum(u, self.zero, out=out)
        np.expm1(out, out=out)
        out *= self.alpha
        np.copyto(out, u, where=u > 0)

    def slope(self, u, g, out):
        np.add(g, self.alpha, out=out)  # g' = α eᵘ = g + α
        np.copyto(out, self.one, where=u > 0)

    def options(self):
        return {"alpha": self.alpha}


class SiLU(Activation):
    """g(u) = u σ(u), also called swish."""

    init = staticmethod(kaiming_normal)

    def value(self, u, out):
        Sigmoid.value(self, u, out)
        np.multiply(out, u, out=out)

    def slope(self, u, g, out):
        Sigmoid.value(self, u, out)
        out += g * (self.one - out)  # g' = σ + u σ (1 − σ) = σ + g (1 − σ)


class GELU(Activation):
    """g(u) = u Φ(u), Φ the distribution function of the normal distribution (Hendrycks & Gimpel 2016)."""

    init = staticmethod(kaiming_normal)

    def value(self, u, out):
        out[...] = u * normal_cdf(u)

    def slope(self, u, g, out):
        z = np.clip(u, -40, 40)  # e^(−800) is 0 already
        out[...] = normal_cdf(u) + z * np.exp(-z * z / 2) / np.sqrt(2 * np.pi)  # g' = Φ + u φ


def normal_cdf(u):
    """Φ(u) = ½ (1 + erf(u/√2))"""
    return (1 + erf(u / np.sqrt(2))) / 2
