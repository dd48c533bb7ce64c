"""Losses L(ŷ, y), averaged as torch averages them, and δ = ∂L/∂ŷ, where backpropagation begins.

`loss(ŷ, y)` and `loss.gradient(ŷ, y)` take rows, one sample each. The two cross-entropies take logits u, the values
before σ or softmax: then δ is simply "prediction − truth", and no logarithm of zero can occur.
"""

import numpy as np
from numpy import multiply, subtract, tanh

from utils.nn import errors
from utils.nn.layer import scalar
from utils.nn.softmax import softmax


class Loss:
    """Base. Inside, samples are columns: `value` and `delta` take ŷ and the target as (d_out, n) arrays."""

    out = None  # where δ was written last

    def __call__(self, prediction, y):
        """L as a float, for ŷ (n, d_out) and y (n, d_out), or y (n,) where one number says it."""
        prediction = errors.rows("prediction", prediction, None, np.float64)
        target = self.target(y, *prediction.shape, prediction.dtype)
        with np.errstate(over="ignore"):
            return float(self.value(prediction.T, target))

    def gradient(self, prediction, y):
        """δ = ∂L/∂ŷ (n, d_out), for `net.backward`."""
        prediction = errors.rows("prediction", prediction, None, np.float64)
        out = np.empty_like(prediction.T)
        self.delta(prediction.T, self.target(y, *prediction.shape, prediction.dtype), out)
        return out.T

    def target(self, y, n, d_out, dtype):
        """y as columns (d_out, n); ValueError where it does not fit the prediction."""
        y = errors.numeric("y", y, dtype)
        if y.shape != (n, d_out) and not (y.shape == (n,) and d_out == 1):
            raise ValueError(f"y has shape {y.shape}, expected {(n, d_out)} like the prediction: one row per sample.")
        return np.ascontiguousarray(y.reshape(n, d_out).T)

    def value(self, prediction, y):
        """L as a number (one for each network of an ensemble)."""
        raise NotImplementedError

    def delta(self, prediction, y, out):
        """out ← ∂L/∂ŷ"""
        raise NotImplementedError

    def keep(self, out, **constants):
        """Keep constants as attributes, in the precision of `out`: when δ gets a new place, not at every step."""
        self.out = out
        for name, value in constants.items():
            setattr(self, name, scalar(value, out.dtype))

    def __repr__(self):
        return f"{type(self).__name__}()"


class MSELoss(Loss):
    """L = mean (ŷ − y)²"""

    def value(self, prediction, y):
        return np.square(prediction - y).mean(axis=(-2, -1))

    def delta(self, prediction, y, out):
        if out is not self.out:
            self.keep(out, share=2 / y.size)
        subtract(prediction, y, out)
        multiply(out, self.share, out)  # δ = 2 (ŷ − y) / n


class BCEWithLogitsLoss(Loss):
    """L = − mean [y ln σ(u) + (1 − y) ln(1 − σ(u))] = mean [ln(1 + eᵘ) − y u], for y in [0, 1]

    Inside, the target is t = 2y − 1: from −1 (background) to +1 (signal). With σ(u) = ½ + ½ tanh(u/2) this turns σ − y
    into ½ (tanh(u/2) − t), which takes two operations fewer.
    """

    def target(self, y, n, d_out, dtype):
        y = super().target(y, n, d_out, dtype)
        if y.min() < 0 or y.max() > 1:
            raise ValueError(f"y reaches from {y.min():g} to {y.max():g}, but a label or probability lies in [0, 1].")
        return 2 * y - 1

    def value(self, u, t):
        return (np.logaddexp(0, u) - (t + 1) / 2 * u).mean(axis=(-2, -1))

    def delta(self, u, t, out):
        if out is not self.out:
            self.keep(out, half=0.5, share=0.5 / t.size)
        multiply(u, self.half, out)
        tanh(out, out)
        subtract(out, t, out)
        multiply(out, self.share, out)  # δ = (σ(u) − y) / n = (tanh(u/2) − t) / 2n


class CrossEntropyLoss(Loss):
    """L = − mean Σₖ yₖ ln softmax(u)ₖ, for labels y (n,) in 0 … d_out − 1 or probabilities y (n, d_out)"""

    def target(self, y, n, d_out, dtype):
        labels = errors.numeric("y", y, dtype)
        if labels.shape != (n,):
            probabilities = super().target(y, n, d_out, dtype)
            if probabilities.min() < 0 or np.abs(probabilities.sum(axis=0) - 1).max() > 1e-3:
                raise ValueError("y holds rows that are no probabilities, but each must be ≥ 0 and sum to 1.")
            return probabilities
        if (labels != np.floor(labels)).any() or labels.min() < 0 or labels.max() >= d_out:
            found = f"from {labels.min():g} to {labels.max():g}"
            raise ValueError(f"y reaches {found}, but labels are whole numbers from 0 to {d_out - 1}.")
        return (np.arange(d_out)[:, None] == labels).astype(dtype)

    def value(self, u, y):
        u = u - u.max(axis=-2, keepdims=True)
        log_sum = np.log(np.exp(u).sum(axis=-2))
        return (y.sum(axis=0) * log_sum - (y * u).sum(axis=-2)).mean(axis=-1)

    def delta(self, u, y, out):
        if out is not self.out:
            self.keep(out, share=1 / y.shape[-1])
        softmax(u, out)
        subtract(out, y, out)
        multiply(out, self.share, out)  # δ = (softmax(u) − y) / n
