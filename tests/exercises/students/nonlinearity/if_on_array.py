"""Decides with an `if`.

loses: predict-classes
says: `if` and `max` decide once for the whole array
"""


# %% predict
def predict(X, w, b):
    if X @ w + b > 0:
        return 1
    return 0
