"""Takes the left slope for a·u.

loses: rectifier-values
says: It should be a
"""


# %% rectifier
def rectifier(u, a):
    return {"g": np.where(u > 0, u, a * u), "slope": np.where(u > 0, 1.0, a * u)}
