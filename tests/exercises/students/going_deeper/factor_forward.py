"""Divides the last by the first.

loses: factor-per-layer-values
says: Blame walks the other way
"""


# %% factor-per-layer
def factor_per_layer(sizes):
    return (sizes[-1] / sizes[0]) ** (1 / (len(sizes) - 1))
