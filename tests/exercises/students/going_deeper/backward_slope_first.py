"""Multiplies with the slope before the weights.

loses: backward-values
says: First through the weights
"""


# %% backward
def backward(D, U, weights, slope):
    deltas = [D]
    for k in range(len(U) - 2, -1, -1):
        d = deltas[0]
        deltas.insert(0, (d * slope(U[k])) @ weights[k + 1])
    return np.array(deltas)
