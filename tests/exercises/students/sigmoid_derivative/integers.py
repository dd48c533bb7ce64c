"""The result takes over the integer type of the input, and every value becomes 0.

loses: sigmoid-values
says: holds integers
"""


# %% sigmoid
def sigmoid(x):
    result = np.empty_like(x)
    positive = x >= 0
    result[positive] = 1 / (1 + np.exp(-x[positive]))
    result[~positive] = np.exp(x[~positive]) / (1 + np.exp(x[~positive]))
    return result
