"""What random weights do to a signal, layer after layer: the theory lines of lecture 05.

In a wide layer u = Wx is a sum of many random terms, so it is Gaussian. All that matters is then a one-dimensional
average over u ~ N(0, q) (Poole et al. 2016; Schoenholz et al. 2017):

    forward   E[x̃²] = E[g(u)²],     q of the next layer = n · Var W · E[x̃²]
    backward  E[δ²] shrinks by      χ = n · Var W · E[g'(u)²]  for every layer on the way back
"""

from functools import cache

import numpy as np

# An even number of places: none is 0, where a rectifier has no slope.
Z = np.linspace(-8, 8, 4000)
WEIGHT = np.exp(-(Z**2) / 2) / np.exp(-(Z**2) / 2).sum()


@cache
def theory(activation, strength: float, depth: int, q: float | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Expected rms of the activations (depth,), and rms of δ (depth,) relative to that of the last hidden layer.

    `activation` is a class of `utils.nn`, `strength` n · Var W (1 for Xavier, 2 for He), biases are 0; the input has
    variance 1 unless `q`, the variance of the first u, is given.
    """
    g = activation()
    q = strength if q is None else q
    squares, back = np.zeros(depth), np.zeros(depth)
    for layer in range(depth):
        u = np.sqrt(q) * Z
        squares[layer] = WEIGHT @ g(u) ** 2
        back[layer] = strength * (WEIGHT @ g.derivative(u) ** 2)
        q = strength * squares[layer]
    behind = np.append(np.cumprod(back[:-1][::-1])[::-1], 1.0)  # δ of layer l passes the slopes of layers l … L − 1
    return np.sqrt(squares), np.sqrt(behind)
