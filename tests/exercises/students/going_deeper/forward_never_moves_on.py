"""Feeds every layer with the input.

loses: forward-values
says: every layer sees the input X
"""


# %% forward
def forward(X, weights, g):
    return np.array([X @ W.T for W in weights])
