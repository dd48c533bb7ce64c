"""Forgets a on the left.

loses: rectifier-values
says: the left side is 0
"""


# %% rectifier
def rectifier(u, a):
    return {"g": np.maximum(u, 0.0), "slope": np.where(u > 0, 1.0, a)}
