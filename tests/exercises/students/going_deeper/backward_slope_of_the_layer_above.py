"""Takes the slope where the blame comes from.

loses: backward-values
says: the slope belongs to the layer where
"""


# %% backward
def backward(D, U, weights, slope):
    deltas = [D]
    for k in range(len(U) - 2, -1, -1):
        d = deltas[0]
        deltas.insert(0, (d @ weights[k + 1]) * slope(U[k + 1]))
    return np.array(deltas)
