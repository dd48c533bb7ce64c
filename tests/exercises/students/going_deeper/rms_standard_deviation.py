"""Takes the standard deviation.

loses: rms-values
says: this is the standard deviation
"""


# %% rms
def rms(layers):
    return layers.std(axis=(1, 2))
