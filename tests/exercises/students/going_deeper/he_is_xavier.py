"""Uses Xavier's rule again.

loses: he-weights
says: this is Xavier's size
"""


# %% he
def he(rng, n_out, n_in):
    return rng.normal(0.0, np.sqrt(2 / (n_in + n_out)), (n_out, n_in))
