"""Hands the variance to the generator.

loses: xavier-weights
says: this is the variance
"""


# %% xavier
def xavier(rng, n_out, n_in):
    return rng.normal(0.0, 2 / (n_in + n_out), (n_out, n_in))
