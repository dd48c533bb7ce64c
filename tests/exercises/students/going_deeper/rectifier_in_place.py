"""Multiplies the negative entries of the caller's array.

loses: rectifier-values
says: changed the array it was given
"""


# %% rectifier
def rectifier(u, a):
    slope = np.where(u > 0, 1.0, a)
    u[u < 0] *= a
    return {"g": u, "slope": slope}
