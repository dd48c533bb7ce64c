"""The textbook formula, which overflows at -1000.

loses: sigmoid-stable
says: gave a warning: overflow
"""


# %% sigmoid
def sigmoid(x):
    return 1 / (1 + np.exp(-x))
