"""Stops at the score.

loses: predict-classes
says: these are the scores
"""


# %% predict
def predict(X, w, b):
    return X @ w + b
