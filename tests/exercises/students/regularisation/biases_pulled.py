"""Adds λ times the array to everything.

loses: objective-gradient-values
says: the biases are penalised, too
"""


# %% objective-gradient
def objective_gradient(slopes, network, lam):

    return {n: slopes[n] + lam * network[n] for n in slopes}
