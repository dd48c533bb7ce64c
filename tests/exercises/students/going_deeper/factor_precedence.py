"""Leaves the brackets of the exponent out.

loses: factor-per-layer-values
says: the exponent lacks its brackets
"""


# %% factor-per-layer
def factor_per_layer(sizes):
    return (sizes[0] / sizes[-1]) ** (1 / len(sizes) - 1)
