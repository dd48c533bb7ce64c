"""Returns the predictions without their column.

loses: mlp-forward-values
says: P with one column
"""


# %% mlp-forward
def mlp_forward(X, W1, b1, W2, b2):
    S = sigmoid(X @ W1.T + b1)
    return {"S": S, "P": sigmoid(S @ W2[0] + b2)}
