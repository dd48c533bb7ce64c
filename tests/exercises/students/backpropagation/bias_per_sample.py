"""Forgets to sum over the samples.

loses: mlp-backward-values
says: a gradient has the shape of what it belongs to
"""


# %% mlp-backward
def mlp_backward(X, T, W2, S, P):
    dY = 2 * (P - T) / len(X) * P * (1 - P)
    dU = dY @ W2 * S * (1 - S)
    return {"W1": dU.T @ X, "b1": dU, "W2": dY.T @ S, "b2": dY}
