"""Takes the matrix that leads into the layer.

loses: backward-values
says: the weights of the layer itself are used
"""


# %% backward
def backward(D, U, weights, slope):
    deltas = [D]
    for k in range(len(U) - 2, -1, -1):
        d = deltas[0]
        deltas.insert(0, (d @ weights[k]) * slope(U[k]))
    return np.array(deltas)
