"""Gradient descent θ ← θ − η ∇Q(θ), written once for one flat vector. See `utils.nn.adaptive` for Adam and its kin.

    optimiser = SGD(net.parameters, lr=0.1, momentum=0.9)
    optimiser.step(net.gradient)

Any vector will do: `SGD(θ, lr=0.1).step(grad)` descends on a surface you wrote yourself. Names and results are torch's.
"""

from functools import partial

import numpy as np

from utils.nn import errors

BLOCK = 32768  # numbers handled at a time, so that the many passes of an update find them in the cache


class Optimiser:
    """Base. `lr` is a number, or a function of the step t = 0, 1, … (`utils.nn.schedules`); set it when you like."""

    remembers, start = 0, 0.0  # how many vectors like θ it remembers, and their first value

    def __init__(self, parameters, lr, weight_decay=0.0):
        self.parameters = errors.vector("parameters", parameters)
        self.lr = lr
        self.weight_decay = errors.between("weight_decay", weight_decay, 0)
        self.t = 0
        self.memory, self.gradient = None, np.empty(0)  # both come with the first gradient
        self.η = self.constant(0)  # this step's learning rate
        self.λ = self.constant(weight_decay)

    @property
    def lr(self):
        """The learning rate η, or the schedule that gives it."""
        return self._lr

    @lr.setter
    def lr(self, value):
        self._lr = value if errors.schedule(value) else errors.between("lr", value, 0)

    def constant(self, value):
        return np.array(value, self.parameters.dtype)

    def step(self, gradient):
        """One step; `gradient` is ∇Q(θ), of the shape and dtype of the parameters, and is left as it is."""
        if gradient is not self.gradient:
            self.look_at(gradient)
        η = self._lr(self.t) if callable(self._lr) else self._lr
        self.t += 1
        self.prepare(η)
        for update in self.updates:
            update()

    def look_at(self, gradient):
        θ = self.parameters
        if not isinstance(gradient, np.ndarray) or gradient.shape != θ.shape or gradient.dtype != θ.dtype:
            got = f"{gradient.dtype} {gradient.shape}" if isinstance(gradient, np.ndarray) else repr(gradient)
            raise ValueError(f"gradient is {got}, but {θ.dtype} {θ.shape} is expected, as the parameters are.")
        if self.memory is None:
            self.memory = np.full((self.remembers, len(θ)), self.start, θ.dtype)
            self.scratch = np.zeros((2, min(len(θ), BLOCK)), θ.dtype)
        self.gradient = gradient
        parts = [slice(i, min(i + BLOCK, len(θ))) for i in range(0, len(θ), BLOCK)]
        self.updates = [
            partial(
                self.update, θ[part], gradient[part], *self.scratch[:, : part.stop - part.start], *self.memory[:, part]
            )
            for part in parts
        ]

    def prepare(self, η):
        """Put this step's numbers into 0-d arrays."""
        self.η[()] = η

    def update(self, θ, g, d, scratch, *memory):
        """Change θ and the memory in place, given the gradient g; d and scratch are room to compute in."""
        raise NotImplementedError

    def options(self):
        return {"lr": self.lr, "weight_decay": self.weight_decay}

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.options().items())})"


class SGD(Optimiser):
    """θ ← θ − η (∇Q + λθ), with memory if `momentum` μ is given:  b ← μ b + (1 − τ) d,  θ ← θ − η b  (Polyak 1964);
    Nesterov (1983) steps along d + μ b instead of b. λ is `weight_decay`, τ `dampening`; b = d at the first step."""

    remembers = 1

    def __init__(self, parameters, lr=0.01, momentum=0.0, dampening=0.0, weight_decay=0.0, nesterov=False):
        super().__init__(parameters, lr, weight_decay)
        self.momentum = errors.between("momentum", momentum, 0)
        self.dampening = errors.between("dampening", dampening)
        self.nesterov = errors.flag("nesterov", nesterov)
        if self.nesterov and (self.momentum == 0 or self.dampening != 0):
            raise ValueError(
                f"nesterov needs momentum > 0 and dampening 0, but they are {momentum:g} and {dampening:g}."
            )
        self.μ, self.keep = self.constant(momentum), self.constant(1 - self.dampening)

    def update(self, θ, g, d, scratch, b):
        if self.weight_decay:
            np.multiply(θ, self.λ, d)
            g = np.add(d, g, d)  # d = ∇Q + λθ
        if self.momentum and self.t == 1:
            b[...] = g
        elif self.momentum:
            b *= self.μ
            np.multiply(g, self.keep, scratch)
            b += scratch  # b ← μ b + (1 − τ) d
        if self.nesterov:
            np.multiply(b, self.μ, scratch)
            g = np.add(g, scratch, scratch)  # d + μ b
        elif self.momentum:
            g = b
        np.multiply(g, self.η, scratch)
        θ -= scratch  # θ ← θ − η …

    def options(self):
        return {**super().options(), "momentum": self.momentum, "dampening": self.dampening, "nesterov": self.nesterov}
