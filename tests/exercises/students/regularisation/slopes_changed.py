"""Adds into the arrays of the caller.

loses: objective-gradient-values
says: changed the dictionary it was given
"""


# %% objective-gradient
def objective_gradient(slopes, network, lam):

    for name in slopes:
        if name[0] == "W":
            slopes[name] += lam * network[name]
    return slopes
