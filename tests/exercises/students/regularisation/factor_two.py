"""Keeps the 2 of the square and forgets the 1/2.

loses: objective-gradient-values
says: the 2 of the square and the 1/2 cancel
"""


# %% objective-gradient
def objective_gradient(slopes, network, lam):

    return {n: s + 2 * lam * network[n] if n[0] == "W" else s for n, s in slopes.items()}
