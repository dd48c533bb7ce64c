"""Multiplies the caller's points with the weights.

loses: predict-classes
says: changed the array it was given
"""


# %% predict
def predict(X, w, b):
    X *= w
    return (X.sum(axis=1) + b > 0).astype(int)
