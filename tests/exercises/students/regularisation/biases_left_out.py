"""Returns the weights only.

loses: objective-gradient-values
says: lacks 'b1', 'b2'
"""


# %% objective-gradient
def objective_gradient(slopes, network, lam):

    return {n: s + lam * network[n] for n, s in slopes.items() if n[0] == "W"}
