"""Shifts to the wrong side.

loses: ring-feature-values
says: the centre is added
"""


# %% ring-feature
def ring_feature(X, centre):
    return ((X + centre) ** 2).sum(axis=1, keepdims=True)
