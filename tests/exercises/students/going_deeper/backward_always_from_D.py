"""Begins at the output for every layer.

loses: backward-values
says: every layer starts from D
"""


# %% backward
def backward(D, U, weights, slope):
    deltas = [(D @ weights[k + 1]) * slope(U[k]) for k in range(len(U) - 1)]
    return np.array([*deltas, D])
