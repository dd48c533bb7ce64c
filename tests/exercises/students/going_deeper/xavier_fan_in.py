"""Uses the older rule of one side.

loses: xavier-weights
says: this is sqrt(1 / n_in)
"""


# %% xavier
def xavier(rng, n_out, n_in):
    return rng.standard_normal((n_out, n_in)) / np.sqrt(n_in)
