"""Counts the mistakes.

loses: accuracies-values
says: the share of points that are wrong
"""


# %% accuracies
def accuracies(X, t, lines):
    return np.array([np.mean((X @ line[:2] + line[2] > 0) != t) for line in lines])
