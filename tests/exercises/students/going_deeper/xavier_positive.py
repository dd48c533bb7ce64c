"""Draws from 0 to the end of the interval.

loses: xavier-weights
says: has the mean
"""


# %% xavier
def xavier(rng, n_out, n_in):
    return rng.uniform(0, np.sqrt(6 / (n_in + n_out)), (n_out, n_in))
