"""Takes the ordinary mean of the ratios.

loses: factor-per-layer-values
says: Factors multiply: take the root
"""


# %% factor-per-layer
def factor_per_layer(sizes):
    return np.mean(sizes[:-1] / sizes[1:])
