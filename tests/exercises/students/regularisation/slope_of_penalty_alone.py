"""Returns the slope of the penalty alone.

loses: objective-gradient-values
says: this is the slope of the penalty alone
"""


# %% objective-gradient
def objective_gradient(slopes, network, lam):

    return {n: lam * network[n] if n[0] == "W" else np.zeros(s.shape) for n, s in slopes.items()}
