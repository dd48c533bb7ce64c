"""All lines go through the origin.

loses: accuracies-values
says: the bias of the lines is missing
"""


# %% accuracies
def accuracies(X, t, lines):
    return np.array([np.mean((X @ line[:2] > 0) == t) for line in lines])
