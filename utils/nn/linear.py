"""The fully connected layer u = W x + b, written u = W x with the bias neuron x_bias = 1 as the last entry of x."""

from functools import partial

import numpy as np

from utils.nn import errors
from utils.nn.initialisers import xavier_normal
from utils.nn.layer import Layer


class Linear(Layer):
    """u = W x + b.  `weight` (n_out, n_in) and `bias` (n_out,) or None are views of the flat vector `parameters`.

    `init` is a function (rng, n_out, n_in) → (n_out, n_in), see `utils.nn.initialisers`; so is `bias_init`, called with
    n_in = 1. Without it the bias starts from U(−1/√n_in, 1/√n_in), as in torch.
    """

    stack = ()  # an ensemble puts its number of networks here

    def __init__(self, n_in, n_out, bias=True, *, init=xavier_normal, bias_init=None, rng=None, dtype=np.float64):
        self.n_in, self.n_out = errors.count("n_in", n_in), errors.count("n_out", n_out)
        self.has_bias, self.dtype = errors.flag("bias", bias), errors.floating(dtype)
        self.bind(*np.zeros((2, (self.n_in + self.has_bias) * self.n_out), self.dtype))
        self.initialise(rng, init, bias_init)

    def initialise(self, rng, init=xavier_normal, bias_init=None):
        """Draw the weights anew."""
        rng = errors.generator(rng)
        self.weight[...] = drawn("init", init, rng, self.n_out, self.n_in, self.dtype)
        if self.has_bias and bias_init is None:
            self.bias[...] = rng.uniform(-1, 1, self.n_out) / np.sqrt(self.n_in)
        elif self.has_bias:
            self.bias[...] = drawn("bias_init", bias_init, rng, self.n_out, 1, self.dtype)[:, 0]

    def bind(self, parameters, gradient):
        parameters[...] = self.parameters if len(self.parameters) else 0
        self.parameters, self.gradient = parameters, gradient
        # in memory a row of weights belongs to one input; W is the slide's (n_out, n_in + 1), its last column the bias
        self.W_T = parameters.reshape(*self.stack, -1, self.n_out)
        self.W_gradient_T = gradient.reshape(*self.stack, -1, self.n_out)
        self.W, self.W_gradient = np.swapaxes(self.W_T, -1, -2), np.swapaxes(self.W_gradient_T, -1, -2)
        self.weight_T = self.W_T[..., : self.n_in, :]
        self.weight, self.weight_gradient = self.W[..., : self.n_in], self.W_gradient[..., : self.n_in]
        self.bias = self.W[..., -1] if self.has_bias else None
        self.bias_gradient = self.W_gradient[..., -1] if self.has_bias else None
        self.x = None

    def connect(self, x, delta_x):
        n = x.shape[-1]
        self.x, self.delta_x = x, delta_x
        self.y = np.ones((*self.stack, self.n_out + 1, n), x.dtype)
        self.delta = np.zeros((*self.stack, self.n_out, n), x.dtype)
        self.inputs = x if self.has_bias else x[..., :-1, :]
        self.u, self.delta_T = self.y[..., :-1, :], np.swapaxes(self.delta, -1, -2)
        return self.y, self.delta

    @property
    def forward(self):
        return partial(self.W.dot, self.inputs, self.u)  # u = W x

    @property
    def differentiate(self):
        # ∂L/∂W = δ xᵀ, stored transposed
        return partial(self.inputs.dot, self.delta_T, self.W_gradient_T)

    @property
    def propagate(self):
        return partial(self.weight_T.dot, self.delta, self.delta_x)  # ∂L/∂x = Wᵀ δ

    def __repr__(self):
        return f"Linear({self.n_in}, {self.n_out}{'' if self.has_bias else ', bias=False'})"

    def options(self):
        return {"n_in": self.n_in, "n_out": self.n_out, "bias": self.has_bias}


def drawn(name, init, rng, n_out, n_in, dtype):
    """What the initialiser called `name` gives, if that is a matrix (n_out, n_in) of finite numbers."""
    errors.able(name, init, "__call__", "initialisers.xavier_normal")
    w = errors.numeric(name, init(rng, n_out, n_in), dtype)
    if w.shape != (n_out, n_in):
        raise ValueError(f"{name} gives shape {w.shape}, expected (n_out, n_in) = {(n_out, n_in)}.")
    return w
