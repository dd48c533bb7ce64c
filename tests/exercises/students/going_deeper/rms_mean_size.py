"""Takes the mean of the absolute values.

loses: rms-values
says: this is the mean of the sizes
"""


# %% rms
def rms(layers):
    return np.abs(layers).mean(axis=(1, 2))
