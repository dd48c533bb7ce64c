"""Returns g twice.

loses: rectifier-values
says: this is g itself
"""


# %% rectifier
def rectifier(u, a):
    g = np.where(u > 0, u, a * u)
    return {"g": g, "slope": g}
