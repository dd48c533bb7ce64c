"""Divides the ratio among the steps as if they added up.

loses: factor-per-layer-values
says: the ratio is divided by the number of steps
"""


# %% factor-per-layer
def factor_per_layer(sizes):
    return sizes[0] / sizes[-1] / (len(sizes) - 1)
