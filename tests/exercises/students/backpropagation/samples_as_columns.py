"""Follows the lecture to the letter: samples as columns.

loses: mlp-forward-values
says: one row per sample
"""


# %% mlp-forward
def mlp_forward(X, W1, b1, W2, b2):
    S = sigmoid(W1 @ X.T + b1[:, None])
    return {"S": S, "P": sigmoid(W2 @ S + b2[:, None])}
