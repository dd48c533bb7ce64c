"""Copies the transpose of the forward pass.

loses: backward-values
says: there is a transpose too many
"""


# %% backward
def backward(D, U, weights, slope):
    deltas = [D]
    for k in range(len(U) - 2, -1, -1):
        d = deltas[0]
        deltas.insert(0, (d @ weights[k + 1].T) * slope(U[k]))
    return np.array(deltas)
