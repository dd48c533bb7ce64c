"""Sets the slopes of the biases to zero.

loses: objective-gradient-values
says: its slope from the loss stays
"""


# %% objective-gradient
def objective_gradient(slopes, network, lam):

    return {n: s + lam * network[n] if n[0] == "W" else 0 * s for n, s in slopes.items()}
