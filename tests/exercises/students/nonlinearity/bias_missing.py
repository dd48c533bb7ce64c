"""Leaves the bias out of the score.

loses: predict-classes
says: the bias is missing
"""


# %% predict
def predict(X, w, b):
    return (X @ w > 0).astype(int)
