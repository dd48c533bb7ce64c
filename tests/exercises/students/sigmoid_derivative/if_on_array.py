"""Knows both formulas, and asks one `if` to choose for the whole array.

loses: sigmoid-values, sigmoid-stable, sigmoid-prime-values
says: `if` and `max` decide once for the whole array
"""


# %% sigmoid
def sigmoid(x):
    if x >= 0:
        return 1 / (1 + np.exp(-x))
    return np.exp(x) / (1 + np.exp(x))
