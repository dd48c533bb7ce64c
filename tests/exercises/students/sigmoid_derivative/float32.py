"""Computes in float32, as the network will, where the task asks for float64.

loses: sigmoid-values
says: float32
"""


# %% sigmoid
def sigmoid(x):
    return (0.5 * (1 + np.tanh(x / 2))).astype(np.float32)
