"""Has the factors the other way round.

loses: mlp-backward-values
says: a gradient has the shape of what it belongs to
"""


# %% mlp-backward
def mlp_backward(X, T, W2, S, P):
    dY = 2 * (P - T) / len(X) * P * (1 - P)
    dU = dY @ W2 * S * (1 - S)
    return {"W1": X.T @ dU, "b1": dU.sum(axis=0), "W2": S.T @ dY, "b2": dY.sum(axis=0)}
