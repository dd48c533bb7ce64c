"""Writes the blame over the u.

loses: backward-values
says: changed the array it was given
"""


# %% backward
def backward(D, U, weights, slope):
    U[-1] = D
    for k in range(len(U) - 2, -1, -1):
        U[k] = (U[k + 1] @ weights[k + 1]) * slope(U[k])
    return U
