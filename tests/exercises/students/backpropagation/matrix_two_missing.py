"""Loses the 2 of the square.

loses: mlp-backward-values
says: and the 2 is missing
"""


# %% mlp-backward
def mlp_backward(X, T, W2, S, P):
    dY = (P - T) / len(X) * P * (1 - P)
    dU = dY @ W2 * S * (1 - S)
    return {"W1": dU.T @ X, "b1": dU.sum(axis=0), "W2": dY.T @ S, "b2": dY.sum(axis=0)}
