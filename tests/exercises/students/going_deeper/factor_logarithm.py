"""Forgets to undo the logarithm.

loses: factor-per-layer-values
says: Undo it with exp
"""


# %% factor-per-layer
def factor_per_layer(sizes):
    return np.log(sizes[0] / sizes[-1]) / (len(sizes) - 1)
