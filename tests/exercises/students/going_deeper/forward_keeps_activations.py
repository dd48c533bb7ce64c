"""Collects what comes out of the layers.

loses: forward-values
says: these are the activations
"""


# %% forward
def forward(X, weights, g):
    U = []
    for W in weights:
        X = g(X @ W.T)
        U.append(X)
    return np.array(U)
