"""Broadcasting hides that W2 is not there.

loses: mlp-backward-values
says: leads over W2, which is missing
"""


# %% mlp-backward
def mlp_backward(X, T, W2, S, P):
    dY = 2 * (P - T) / len(X) * P * (1 - P)
    dU = dY * S * (1 - S)
    return {"W1": dU.T @ X, "b1": dU.sum(axis=0), "W2": dY.T @ S, "b2": dY.sum(axis=0)}
