"""Makes a generator of its own, with a fixed seed.

loses: xavier-weights
says: is the same for two seeds
"""


# %% xavier
def xavier(rng, n_out, n_in):
    rng = np.random.default_rng(0)
    return rng.normal(0.0, np.sqrt(2 / (n_in + n_out)), (n_out, n_in))
