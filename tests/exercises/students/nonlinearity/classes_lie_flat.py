"""Broadcasting puts the classes beside the lines.

loses: accuracies-values
says: t is compared along the wrong axis
"""


# %% accuracies
def accuracies(X, t, lines):
    scores = X @ lines[:, :2].T + lines[:, 2]
    return np.mean((scores > 0) == t, axis=0)
