"""Both passes of a network with one hidden layer, in matrices, on n samples at once (deck slides D30 and D31).

Samples are columns. The bias neuron is a row of ones at the foot of X and of S, so a bias is the last weight of its
neuron: X (d + 1, n), W (h, d + 1), w (1, h + 1), T (1, n). A derivative is called after its number: dW is ∂L/∂W and has
the shape of W.
"""

import numpy as np


def sigmoid(u: np.ndarray) -> np.ndarray:
    return 0.5 * (1 + np.tanh(u / 2))


def with_ones(a: np.ndarray) -> np.ndarray:
    """`a` (k, n) with a row of ones below: the bias neuron of every sample."""
    return np.vstack([a, np.ones((1, a.shape[1]))])


def forward_pass(X, T, W, w):
    """Everything the way back will need, and the loss L, the mean over the samples of (p − t)²."""
    U = W @ X
    S = with_ones(sigmoid(U))
    y = w @ S
    p = sigmoid(y)
    L = np.mean((p - T) ** 2)
    return U, S, y, p, L


def backward_pass(X, T, W, w):
    """The derivatives of L: the same road back, each matrix product answered by one with a transpose."""
    _, S, _, p, _ = forward_pass(X, T, W, w)
    dp = 2 * (p - T) / T.size
    dy = dp * p * (1 - p)
    dw = dy @ S.T
    dS = (w.T @ dy)[:-1]  # the bias neuron has no way back
    dU = dS * S[:-1] * (1 - S[:-1])
    dW = dU @ X.T
    return dp, dy, dw, dS, dU, dW
