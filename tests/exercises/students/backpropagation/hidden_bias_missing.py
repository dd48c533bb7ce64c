"""Has a bias in one layer only.

loses: mlp-forward-values
says: the bias b1 is missing
"""


# %% mlp-forward
def mlp_forward(X, W1, b1, W2, b2):
    S = sigmoid(X @ W1.T)
    return {"S": S, "P": sigmoid(S @ W2.T + b2)}
