"""Subtracts the slope of the penalty, as in weight decay.

loses: objective-gradient-values
says: the penalty pulls the wrong way
"""


# %% objective-gradient
def objective_gradient(slopes, network, lam):

    return {n: s - lam * network[n] if n[0] == "W" else s for n, s in slopes.items()}
