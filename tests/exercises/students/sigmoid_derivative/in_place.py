"""Halves the caller's array on the way. Caught once, in part 2.

loses: sigmoid-values
says: changed the array it was given
"""


# %% sigmoid
def sigmoid(x):
    x[...] = x / 2
    return 0.5 * (1 + np.tanh(x))
