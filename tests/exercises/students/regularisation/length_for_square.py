"""Takes the length of the weight vector.

loses: objective-values
says: this takes the root of the sum of squares
"""


# %% objective
def objective(L, network, lam):

    weights = np.concatenate([a.ravel() for n, a in network.items() if n[0] == "W"])
    return L + lam / 2 * np.linalg.norm(weights)
