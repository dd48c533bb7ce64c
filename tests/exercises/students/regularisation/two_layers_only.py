"""Knows W1 and W2 only.

loses: objective-values
says: the third layer is missing
"""


# %% objective
def objective(L, network, lam):

    return L + lam / 2 * (np.sum(network["W1"] ** 2) + np.sum(network["W2"] ** 2))
