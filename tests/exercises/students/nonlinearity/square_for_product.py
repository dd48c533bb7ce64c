"""Squares the first feature.

loses: lift-values
says: the square of x₁
"""


# %% lift
def lift(X):
    return np.column_stack([X, X[:, 0] ** 2])
