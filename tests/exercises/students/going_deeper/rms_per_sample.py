"""Divides by the number of samples alone.

loses: rms-values
says: divides by the number of samples only
"""


# %% rms
def rms(layers):
    return np.sqrt(np.sum(layers**2, axis=(1, 2)) / layers.shape[1])
