"""Sends D through the last activation once more.

loses: backward-values
says: D has passed it already
"""


# %% backward
def backward(D, U, weights, slope):
    deltas = [D * slope(U[-1])]
    for k in range(len(U) - 2, -1, -1):
        d = deltas[0]
        deltas.insert(0, (d @ weights[k + 1]) * slope(U[k]))
    return np.array(deltas)
