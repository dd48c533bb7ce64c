"""Forgets to take the root.

loses: factor-per-layer-values
says: How much of it falls to one step
"""


# %% factor-per-layer
def factor_per_layer(sizes):
    return sizes[0] / sizes[-1]
