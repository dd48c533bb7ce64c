"""Takes the 2 out of the root.

loses: he-weights
says: The 2 belongs under the root
"""


# %% he
def he(rng, n_out, n_in):
    return 2 / np.sqrt(n_in) * rng.normal(size=(n_out, n_in))
