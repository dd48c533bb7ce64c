"""Computes the slope in the caller's array of hidden values.

loses: mlp-backward-values
says: changed the array it was given
"""


# %% mlp-backward
def mlp_backward(X, T, W2, S, P):
    dY = 2 * (P - T) / len(X) * P * (1 - P)
    dW2 = dY.T @ S
    S *= 1 - S
    dU = dY @ W2 * S
    return {"W1": dU.T @ X, "b1": dU.sum(axis=0), "W2": dW2, "b2": dY.sum(axis=0)}
