"""Sums over everything in the dictionary.

loses: objective-values
says: the biases are penalised, too
"""


# %% objective
def objective(L, network, lam):

    return L + lam / 2 * sum(np.sum(a**2) for a in network.values())
