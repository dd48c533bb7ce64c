"""Batch normalisation: every feature gets mean 0 and variance 1 over the batch (Ioffe & Szegedy 2015)."""

import numpy as np

from utils.nn import errors
from utils.nn.layer import Layer


class BatchNorm(Layer):
    """y = γ x̂ + β with x̂ = (x − μ) / √(σ² + ε); `weight` is γ, `bias` is β, both (n_features,), as torch names them.

    In training μ and σ² are the batch's, and the running statistics move towards them by `momentum` (the running
    variance is the unbiased one, as in torch); in evaluation mode the running statistics are used.
    """

    def __init__(self, n_features, eps=1e-5, momentum=0.1, *, dtype=np.float64):
        self.n_in = self.n_out = errors.count("n_features", n_features)
        self.eps = errors.between("eps", eps, 0, open_low=True)
        self.momentum = errors.between("momentum", momentum, 0, 1, open_high=False)
        self.dtype = errors.floating(dtype)
        self.running_mean = np.zeros((self.n_in, 1), self.dtype)
        self.running_var = np.ones((self.n_in, 1), self.dtype)
        start = np.repeat(np.array([1, 0], self.dtype), self.n_in)  # γ = 1, β = 0
        self.bind(start, np.zeros_like(start))

    def bind(self, parameters, gradient):
        if len(self.parameters):
            parameters[...] = self.parameters
        self.parameters, self.gradient = parameters, gradient
        self.weight, self.bias = parameters.reshape(2, -1)
        self.weight_gradient, self.bias_gradient = gradient.reshape(2, -1)
        self.gamma, self.beta = self.weight[:, None], self.bias[:, None]
        self.x = None

    def connect(self, x, delta_x):
        self.x, self.delta_x, self.delta = x, delta_x, delta_x
        self.y = np.ones_like(x)
        self.u, self.out = x[:-1], self.y[:-1]
        self.x_hat, self.scratch = np.zeros_like(delta_x), np.zeros_like(delta_x)
        return self.y, self.delta

    def forward(self):
        if self.training:
            n = self.u.shape[1]
            if n < 2:
                raise ValueError(
                    "x holds 1 sample, but batch normalisation in training needs 2 or more. See net.eval()."
                )
            mean = self.u.mean(axis=1, keepdims=True)
            np.subtract(self.u, mean, self.x_hat)
            np.square(self.x_hat, self.scratch)
            var = self.scratch.mean(axis=1, keepdims=True)
            self.running_mean += self.momentum * (mean - self.running_mean)
            self.running_var += self.momentum * (var * (n / (n - 1)) - self.running_var)
        else:
            np.subtract(self.u, self.running_mean, self.x_hat)
            var = self.running_var
        self.inverse_std = 1 / np.sqrt(var + self.eps)
        self.x_hat *= self.inverse_std  # x̂ = (x − μ) / √(σ² + ε)
        np.multiply(self.x_hat, self.gamma, self.out)
        self.out += self.beta  # y = γ x̂ + β

    def differentiate(self):
        np.multiply(self.delta, self.x_hat, self.scratch)
        np.sum(self.scratch, axis=1, out=self.weight_gradient)  # ∂L/∂γ = Σ δ x̂
        np.sum(self.delta, axis=1, out=self.bias_gradient)  # ∂L/∂β = Σ δ

    def propagate(self):
        if self.training:  # μ and σ² depend on x too: ∂L/∂x = γ/√(σ² + ε) · (δ − mean δ − x̂ · mean δ x̂)
            n = self.u.shape[1]
            np.multiply(self.x_hat, self.weight_gradient[:, None] / n, self.scratch)
            self.scratch += self.bias_gradient[:, None] / n
            self.delta -= self.scratch
        self.delta *= self.gamma * self.inverse_std

    def options(self):
        return {"n_features": self.n_in, "eps": self.eps, "momentum": self.momentum}

    def state(self):
        return self.running_mean, self.running_var
