"""Adam and AdamW: momentum, and a step size of its own for every parameter. Results are torch's."""

import math

from numpy import add, divide, maximum, multiply, sqrt, subtract

from utils.nn import errors
from utils.nn.optimisers import Optimiser


class Adam(Optimiser):
    """m ← β₁ m + (1 − β₁) g,  v ← β₂ v + (1 − β₂) g²,  θ ← θ − η m̂ / (√v̂ + ε)  (Kingma & Ba 2015)

    with m̂ = m/(1 − β₁ᵗ), v̂ = v/(1 − β₂ᵗ). The code keeps m/(1 − β₁) and v/(1 − β₂), which saves two passes over
    the vectors; the missing factors go into η and ε, which are single numbers. `amsgrad` takes the largest v so far.
    """

    def __init__(self, parameters, lr=0.001, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0, amsgrad=False):
        super().__init__(parameters, lr, weight_decay)
        try:
            β1, β2 = betas
        except (TypeError, ValueError):
            raise ValueError(f"betas is {betas!r}, but two numbers are expected, such as (0.9, 0.999).") from None
        self.betas = errors.between("betas[0]", β1, 0, 1), errors.between("betas[1]", β2, 0, 1)
        self.eps, self.amsgrad = errors.between("eps", eps, 0), errors.flag("amsgrad", amsgrad)
        self.remembers = 3 if self.amsgrad else 2
        self.β1, self.β2 = (self.constant(β) for β in self.betas)
        self.ε = self.constant(0)

    def prepare(self, η):
        β1, β2 = self.betas
        v_factor = math.sqrt((1 - β2) / (1 - β2**self.t))
        self.η[()] = η * (1 - β1) / (1 - β1**self.t) / v_factor
        self.ε[()] = self.eps / v_factor

    def update(self, θ, g, d, scratch, m, v, v_max=None):
        if self.weight_decay:
            g = self.decay(θ, g, d)
        multiply(m, self.β1, m)
        add(m, g, m)  # m ← β₁ m + g
        multiply(g, g, scratch)
        multiply(v, self.β2, v)
        add(v, scratch, v)  # v ← β₂ v + g²
        if self.amsgrad:
            v = maximum(v_max, v, out=v_max)
        sqrt(v, scratch)
        add(scratch, self.ε, scratch)
        divide(m, scratch, scratch)
        multiply(scratch, self.η, scratch)
        subtract(θ, scratch, θ)  # θ ← θ − η m / (√v + ε)

    def decay(self, θ, g, d):
        """The gradient with weight decay: here ∇(λ/2 θ²) = λθ is added and is rescaled like the rest."""
        multiply(θ, self.λ, d)
        return add(d, g, d)

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
        θ *= self.shrink
        return g
