"""Takes the mean over the layers, too.

loses: rms-values
says: one number per layer
"""


# %% rms
def rms(layers):
    return np.sqrt(np.mean(layers**2))
