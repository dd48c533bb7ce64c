"""Forgets the root.

loses: rms-values
says: the root is missing
"""


# %% rms
def rms(layers):
    return np.mean(layers**2, axis=(1, 2))
