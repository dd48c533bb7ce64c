"""Takes the length of the whole table.

loses: rms-values
says: this is the root of the sum
"""


# %% rms
def rms(layers):
    return np.sqrt(np.sum(layers**2, axis=(1, 2)))
