"""np.where chooses between two formulas, but both are computed everywhere.

loses: sigmoid-stable
says: gave a warning: overflow
"""


# %% sigmoid
def sigmoid(x):
    return np.where(x >= 0, 1 / (1 + np.exp(-x)), np.exp(x) / (1 + np.exp(x)))
