"""The exponent has lost its minus sign. The slope does not notice: it is symmetric.

loses: sigmoid-values, sigmoid-stable
says: look at the sign in the exponent
"""


# %% sigmoid
def sigmoid(x):
    return 0.5 * (1 - np.tanh(x / 2))
