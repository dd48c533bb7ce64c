"""Returns all ratios.

loses: factor-per-layer-values
says: one number for all layers together
"""


# %% factor-per-layer
def factor_per_layer(sizes):
    return sizes[:-1] / sizes[1:]
