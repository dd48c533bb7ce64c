"""Takes the L1 penalty.

loses: objective-values
says: this sums |w|
"""


# %% objective
def objective(L, network, lam):

    return L + lam * sum(np.sum(np.abs(network[n])) for n in network if n.startswith("W"))
