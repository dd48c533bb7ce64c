"""Takes the mean of the squares.

loses: objective-values
says: this takes the mean of the squares
"""


# %% objective
def objective(L, network, lam):

    weights = np.concatenate([a.ravel() for n, a in network.items() if n[0] == "W"])
    return L + lam / 2 * np.mean(weights**2)
