"""Gives class 1 to the wrong side.

loses: predict-classes
says: the two classes have changed places
"""


# %% predict
def predict(X, w, b):
    return np.where(X @ w + b > 0, 0, 1)
