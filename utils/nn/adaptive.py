"""Optimisers that give every parameter a step size of its own: Adagrad, RMSprop, Adam, AdamW. Results are torch's."""

import math

import numpy as np

from utils.nn import errors
from utils.nn.optimisers import Optimiser


class Adagrad(Optimiser):
    """s ← s + g²,  θ ← θ − η g / (√s + ε)  (Duchi et al. 2011). η falls as η / (1 + t·lr_decay)."""

    def __init__(self, parameters, lr=0.01, lr_decay=0.0, weight_decay=0.0, initial_accumulator_value=0.0, eps=1e-10):
        super().__init__(parameters, lr, weight_decay)
        self.lr_decay = errors.between("lr_decay", lr_decay, 0)
        self.initial = errors.between("initial_accumulator_value", initial_accumulator_value, 0)
        self.eps = errors.between("eps", eps, 0)
        self.ε = self.constant(eps)

    def vectors(self):
        return self.vector(), self.vector(), self.vector(self.initial)

    def prepare(self, η):
        self.η[()] = η / (1 + (self.t - 1) * self.lr_decay)

    def update(self, θ, g, d, scratch, s):
        if self.weight_decay:
            np.multiply(θ, self.λ, out=d)
            g = np.add(d, g, out=d)  # g = ∇Q + λθ
        np.multiply(g, g, out=scratch)
        np.add(s, scratch, out=s)  # s ← s + g²
        np.sqrt(s, out=scratch)
        np.add(scratch, self.ε, out=scratch)
        np.divide(g, scratch, out=scratch)
        np.multiply(scratch, self.η, out=scratch)
        np.subtract(θ, scratch, out=θ)  # θ ← θ − η g / (√s + ε)

    def options(self):
        return {
            **super().options(),
            "lr_decay": self.lr_decay,
            "initial_accumulator_value": self.initial,
            "eps": self.eps,
        }


class RMSprop(Optimiser):
    """s ← α s + (1 − α) g²,  θ ← θ − η g / (√s + ε)  (Tieleman & Hinton 2012).

    `centered` divides by the standard deviation √(s − a²), a ← α a + (1 − α) g; `momentum` μ steps along b ← μ b + g/….
    """

    def __init__(self, parameters, lr=0.01, alpha=0.99, eps=1e-8, weight_decay=0.0, momentum=0.0, centered=False):
        super().__init__(parameters, lr, weight_decay)
        self.alpha, self.eps = errors.between("alpha", alpha, 0, 1), errors.between("eps", eps, 0)
        self.momentum, self.centered = errors.between("momentum", momentum, 0), bool(centered)
        self.α, self.rest, self.ε = self.constant(alpha), self.constant(1 - self.alpha), self.constant(eps)
        self.μ = self.constant(momentum)

    def vectors(self):
        return tuple(self.vector() for _ in range(5))

    def update(self, θ, g, scratch, d, s, a, b):
        if self.weight_decay:
            np.multiply(θ, self.λ, out=d)
            g = np.add(d, g, out=d)  # g = ∇Q + λθ
        np.multiply(s, self.α, out=s)
        np.multiply(g, g, out=scratch)
        np.multiply(scratch, self.rest, out=scratch)
        np.add(s, scratch, out=s)  # s ← α s + (1 − α) g²
        if self.centered:
            np.multiply(a, self.α, out=a)
            np.multiply(g, self.rest, out=scratch)
            np.add(a, scratch, out=a)  # a ← α a + (1 − α) g
            np.multiply(a, a, out=scratch)
            np.subtract(s, scratch, out=scratch)
            np.sqrt(scratch, out=scratch)  # √(s − a²)
        else:
            np.sqrt(s, out=scratch)
        np.add(scratch, self.ε, out=scratch)
        np.divide(g, scratch, out=scratch)
        if self.momentum:
            np.multiply(b, self.μ, out=b)
            np.add(b, scratch, out=b)  # b ← μ b + g / (√s + ε)
            np.copyto(scratch, b)
        np.multiply(scratch, self.η, out=scratch)
        np.subtract(θ, scratch, out=θ)  # θ ← θ − η g / (√s + ε)

    def options(self):
        options = {"alpha": self.alpha, "eps": self.eps, "momentum": self.momentum, "centered": self.centered}
        return {**super().options(), **options}


class Adam(Optimiser):
    """m ← β₁ m + (1 − β₁) g,  v ← β₂ v + (1 − β₂) g²,  θ ← θ − η m̂ / (√v̂ + ε)  (Kingma & Ba 2015)

    with m̂ = m/(1 − β₁ᵗ), v̂ = v/(1 − β₂ᵗ). The code keeps m/(1 − β₁) and v/(1 − β₂), which saves two passes over
    the vectors; the missing factors go into η and ε, which are single numbers. `amsgrad` divides by the largest v so far.
    """

    def __init__(self, parameters, lr=0.001, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0, amsgrad=False):
        super().__init__(parameters, lr, weight_decay)
        try:
            β1, β2 = betas
        except (TypeError, ValueError):
            raise ValueError(f"betas is {betas!r}, but two numbers are expected, such as (0.9, 0.999).") from None
        self.betas = errors.between("betas[0]", β1, 0, 1), errors.between("betas[1]", β2, 0, 1)
        self.eps, self.amsgrad = errors.between("eps", eps, 0), bool(amsgrad)
        self.β1, self.β2 = (self.constant(β) for β in self.betas)
        self.ε = self.constant(0)

    def vectors(self):
        return tuple(self.vector() for _ in range(4 + self.amsgrad))

    def prepare(self, η):
        β1, β2 = self.betas
        v_factor = math.sqrt((1 - β2) / (1 - β2**self.t))
        self.η[()] = η * (1 - β1) / (1 - β1**self.t) / v_factor
        self.ε[()] = self.eps / v_factor

    def update(self, θ, g, scratch, d, m, v, v_max=None):
        if self.weight_decay:
            g = self.decay(θ, g, d)
        np.multiply(m, self.β1, out=m)
        np.add(m, g, out=m)  # m ← β₁ m + g
        np.multiply(v, self.β2, out=v)
        np.multiply(g, g, out=scratch)
        np.add(v, scratch, out=v)  # v ← β₂ v + g²
        if self.amsgrad:
            v = np.maximum(v_max, v, out=v_max)
        np.sqrt(v, out=scratch)
        np.add(scratch, self.ε, out=scratch)
        np.divide(m, scratch, out=scratch)
        np.multiply(scratch, self.η, out=scratch)
        np.subtract(θ, scratch, out=θ)  # θ ← θ − η m / (√v + ε)

    def decay(self, θ, g, d):
        """The gradient with weight decay: here ∇(λ/2 θ²) = λθ is added and is rescaled like the rest."""
        np.multiply(θ, self.λ, out=d)
        return np.add(d, g, out=d)

    def options(self):
        return {**super().options(), "betas": self.betas, "eps": self.eps, "amsgrad": self.amsgrad}


class AdamW(Adam):
    """Adam with weight decay apart from the gradient: θ ← θ − η λ θ, then Adam's step (Loshchilov & Hutter 2019)."""

    def __init__(self, parameters, lr=0.001, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01, amsgrad=False):
        super().__init__(parameters, lr, betas, eps, weight_decay, amsgrad)
        self.shrink = self.constant(1)

    def prepare(self, η):
        super().prepare(η)
        self.shrink[()] = 1 - η * self.weight_decay

    def decay(self, θ, g, d):
        np.multiply(θ, self.shrink, out=θ)
        return g
