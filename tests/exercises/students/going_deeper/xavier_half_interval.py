"""Draws evenly between ± the standard deviation.

loses: xavier-weights
says: the numbers lie evenly
"""


# %% xavier
def xavier(rng, n_out, n_in):
    s = np.sqrt(2 / (n_in + n_out))
    return rng.uniform(-s, s, (n_out, n_in))
