"""Makes two mistakes at once: the order of the walk, and a transpose.

loses: backward-values
says: The last entry is D itself: the layers stand in their order
"""


# %% backward
def backward(D, U, weights, slope):
    deltas = [D]
    for k in range(len(U) - 2, -1, -1):
        deltas.append((deltas[-1] @ weights[k + 1].T) * slope(U[k]))
    return np.array(deltas)
