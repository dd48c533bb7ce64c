"""Draws from NumPy's global generator.

loses: xavier-weights
says: differs for the same seed
"""


# %% xavier
def xavier(rng, n_out, n_in):
    return np.random.normal(0.0, np.sqrt(2 / (n_in + n_out)), (n_out, n_in))
