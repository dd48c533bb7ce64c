"""Returns -1 and +1.

loses: predict-classes
says: these are signs
"""


# %% predict
def predict(X, w, b):
    return np.sign(X @ w + b)
