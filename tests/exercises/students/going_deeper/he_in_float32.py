"""Uses torch's usual number type.

loses: he-weights
says: is float32
"""


# %% he
def he(rng, n_out, n_in):
    return rng.normal(0.0, np.sqrt(2 / n_in), (n_out, n_in)).astype(np.float32)
