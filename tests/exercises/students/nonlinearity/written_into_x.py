"""Builds the product in the caller's array.

loses: lift-values
says: changed the array it was given
"""


# %% lift
def lift(X):
    before = X.copy()
    X[:, 0] *= X[:, 1]
    return np.column_stack([before, X[:, 0]])
