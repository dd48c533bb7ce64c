"""Takes the slope at the activation instead of u.

loses: backward-values
says: the slope is taken at g(u)
"""


# %% backward
def backward(D, U, weights, slope):
    deltas = [D]
    for k in range(len(U) - 2, -1, -1):
        d = deltas[0]
        deltas.insert(0, (d @ weights[k + 1]) * slope(sigmoid(U[k])))
    return np.array(deltas)
