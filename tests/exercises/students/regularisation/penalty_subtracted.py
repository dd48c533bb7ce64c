"""Subtracts the penalty.

loses: objective-values
says: the penalty is subtracted
"""


# %% objective
def objective(L, network, lam):

    return L - lam / 2 * sum(np.sum(a**2) for n, a in network.items() if n[0] == "W")
