"""Forgets the 2.

loses: xavier-weights
says: the 2 is missing
"""


# %% xavier
def xavier(rng, n_out, n_in):
    return rng.normal(0.0, np.sqrt(1 / (n_in + n_out)), (n_out, n_in))
