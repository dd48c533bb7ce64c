"""Penalties on large weights: the objective becomes Q(θ) = L + λ Σ |w| or L + λ/2 Σ w² (lecture 07)."""

import numpy as np

from utils.nn import errors


class Penalty:
    """Base. Biases are left free unless `biases` is true: a large bias shifts the output but makes it no rougher."""

    def __init__(self, strength, biases=False):
        self.strength, self.biases = errors.between("strength", strength, 0), errors.flag("biases", biases)

    def weights(self, net):
        """(weight, gradient of the weight) of every layer that counts."""
        for layer in net.walk():
            if not layer.parts() and len(layer.parameters):
                yield (layer.parameters, layer.gradient) if self.biases else (layer.weight, layer.weight_gradient)

    def __call__(self, net):
        """The value to add to L."""
        errors.able("net", net, "walk", "mlp(2, 8, 1)")
        return self.strength * float(sum(self.value(w) for w, _ in self.weights(net)))

    def add_gradient(self, net):
        """net.gradient ← net.gradient + its own gradient"""
        for w, gradient in self.weights(net):
            gradient += self.strength * self.slope(w)

    def __repr__(self):
        return f"{type(self).__name__}({self.strength!r}, biases={self.biases})"


class L1(Penalty):
    """λ Σ |w|: pulls with equal force at every weight, so small ones end at zero."""

    def value(self, w):
        return np.abs(w).sum()

    def slope(self, w):
        return np.sign(w)


class L2(Penalty):
    """λ/2 Σ w²: pulls in proportion to the weight. With plain SGD it is the optimiser's weight decay."""

    def value(self, w):
        return np.square(w).sum() / 2

    def slope(self, w):
        return w
