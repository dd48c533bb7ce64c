"""Counts layers instead of the steps between them.

loses: factor-per-layer-values
says: five layers have four steps
"""


# %% factor-per-layer
def factor_per_layer(sizes):
    return (sizes[0] / sizes[-1]) ** (1 / len(sizes))
