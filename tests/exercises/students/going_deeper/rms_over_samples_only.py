"""Keeps the neurons apart.

loses: rms-values
says: one number per layer
"""


# %% rms
def rms(layers):
    return np.sqrt(np.mean(layers**2, axis=1))
