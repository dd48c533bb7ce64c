"""Returns the best accuracy instead of all.

loses: accuracies-values
says: one share per line
"""


# %% accuracies
def accuracies(X, t, lines):
    return max(np.mean((X @ line[:2] + line[2] > 0) == t) for line in lines)
