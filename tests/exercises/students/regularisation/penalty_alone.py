"""Forgets the loss.

loses: objective-values
says: this is the penalty alone
"""


# %% objective
def objective(L, network, lam):

    total = 0
    for name in network:
        if name[0] == "W":
            total += np.sum(network[name] ** 2)
    return lam * total / 2
