"""Throws away half the digits.

loses: ring-feature-values
says: float32
"""


# %% ring-feature
def ring_feature(X, centre):
    return ((X - centre) ** 2).sum(axis=1, keepdims=True).astype(np.float32)
