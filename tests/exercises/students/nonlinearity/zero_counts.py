"""Counts the line itself to class 1.

loses: predict-classes
says: a score of exactly 0 belongs to class 0
"""


# %% predict
def predict(X, w, b):
    return (X @ w + b >= 0).astype(int)
