"""Uses one matrix for all layers.

loses: forward-values
says: all layers have the weights of the first
"""


# %% forward
def forward(X, weights, g):
    U = []
    for _ in weights:
        U.append(X @ weights[0].T)
        X = g(U[-1])
    return np.array(U)
