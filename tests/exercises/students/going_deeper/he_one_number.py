"""Draws one number instead of a matrix.

loses: he-weights
says: one row per neuron that is fed
"""


# %% he
def he(rng, n_out, n_in):
    return rng.normal(0.0, np.sqrt(2 / n_in))
