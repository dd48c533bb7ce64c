"""Uses He's rule.

loses: xavier-weights
says: this is He's size
"""


# %% xavier
def xavier(rng, n_out, n_in):
    return rng.normal(0.0, np.sqrt(2 / n_in), (n_out, n_in))
