"""Sums where a mean is asked for.

loses: accuracies-values
says: Divide by how many there are
"""


# %% accuracies
def accuracies(X, t, lines):
    return np.array([np.sum((X @ line[:2] + line[2] > 0) == t) for line in lines])
