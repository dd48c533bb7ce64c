"""The fully connected layer u = W x + b, written u = W x with the bias neuron x_bias = 1 as the last entry of x."""

import numpy as np

from utils.nn import errors
from utils.nn.initialisers import lecun_uniform, xavier_normal
from utils.nn.layer import Layer


class Linear(Layer):
    """u = W x + b.  `weight` (n_out, n_in) and `bias` (n_out,) or None are views of the flat vector `parameters`.

    `init` and `bias_init` are functions (rng, n_out, n_in) → array, see `utils.nn.initialisers`; the bias takes row 0 of
    its (1, n_out)-shaped draw with n_in known: by default U(−1/√n_in, 1/√n_in), as in torch.
    """

    def __init__(self, n_in, n_out, bias=True, *, init=xavier_normal, bias_init=None, rng=None, dtype=np.float64):
        self.n_in, self.n_out = errors.count("n_in", n_in), errors.count("n_out", n_out)
        self.has_bias, self.dtype = bool(bias), errors.floating(dtype)
        size = (self.n_in + self.has_bias) * self.n_out
        self.bind(np.zeros(size, self.dtype), np.zeros(size, self.dtype))
        self.initialise(errors.generator(rng), init, bias_init)

    def initialise(self, rng, init=xavier_normal, bias_init=None):
        """Draw the weights anew."""
        self.weight[...] = init(rng, self.n_out, self.n_in)
        if self.has_bias and bias_init is None:
            self.bias[...] = lecun_uniform(rng, self.n_out, self.n_in, gain=1 / np.sqrt(3))[:, 0]
        elif self.has_bias:
            self.bias[...] = bias_init(rng, self.n_out, self.n_in)[:, 0]

    def bind(self, parameters, gradient):
        parameters[...] = self.parameters if len(self.parameters) else 0
        self.parameters, self.gradient = parameters, gradient
        self.W = parameters.reshape(-1, self.n_out).T  # (n_out, n_in + 1): the last column is the bias
        self.W_gradient = gradient.reshape(-1, self.n_out).T
        self.weight, self.weight_gradient = self.W[:, : self.n_in], self.W_gradient[:, : self.n_in]
        self.bias = self.W[:, -1] if self.has_bias else None
        self.bias_gradient = self.W_gradient[:, -1] if self.has_bias else None
        self.weight_T, self.W_gradient_T = self.weight.T, self.W_gradient.T  # in memory rows are inputs
        self.x = None

    def connect(self, x, delta_x):
        self.x, self.delta_x = x, delta_x
        self.y = np.ones((self.n_out + 1, x.shape[-1]), x.dtype)
        self.delta = np.zeros((self.n_out, x.shape[-1]), x.dtype)
        self.inputs = x if self.has_bias else x[:-1]
        self.u, self.delta_T = self.y[:-1], self.delta.T
        return self.y, self.delta

    def forward(self):
        np.dot(self.W, self.inputs, out=self.u)  # u = W x

    def differentiate(self):
        np.dot(self.inputs, self.delta_T, out=self.W_gradient_T)  # ∂L/∂W = δ xᵀ, stored transposed

    def propagate(self):
        np.dot(self.weight_T, self.delta, out=self.delta_x)  # ∂L/∂x = Wᵀ δ

    def options(self):
        return {"n_in": self.n_in, "n_out": self.n_out, "bias": self.has_bias}
