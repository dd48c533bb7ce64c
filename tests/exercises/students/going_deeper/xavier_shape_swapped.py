"""Has a row per input.

loses: xavier-weights
says: one row per neuron that is fed
"""


# %% xavier
def xavier(rng, n_out, n_in):
    return rng.normal(0.0, np.sqrt(2 / (n_in + n_out)), (n_in, n_out))
