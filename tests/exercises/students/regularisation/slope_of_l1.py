"""Adds λ sign(w).

loses: objective-gradient-values
says: is the slope of L1
"""


# %% objective-gradient
def objective_gradient(slopes, network, lam):

    return {n: s + lam * np.sign(network[n]) if n[0] == "W" else s for n, s in slopes.items()}
