"""Multiplies with W1 as it is, which a square matrix allows.

loses: mlp-forward-values
says: Row j of W1 leads into neuron j: transpose
"""


# %% mlp-forward
def mlp_forward(X, W1, b1, W2, b2):
    S = sigmoid(X @ W1 + b1)
    return {"S": S, "P": sigmoid(S @ W2.T + b2)}
