"""Leaves the last sigmoid out.

loses: mlp-forward-values
says: the activation of the output is missing
"""


# %% mlp-forward
def mlp_forward(X, W1, b1, W2, b2):
    S = sigmoid(X @ W1.T + b1)
    return {"S": S, "P": S @ W2.T + b2}
