"""Takes the root of a single number.

loses: rms-values
says: use those of NumPy
"""


# %% rms
def rms(layers):
    import math

    return math.sqrt(np.mean(layers**2, axis=(1, 2)))
