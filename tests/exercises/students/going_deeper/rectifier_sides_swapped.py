"""Has the two sides the other way round.

loses: rectifier-values
says: the two sides have changed places
"""


# %% rectifier
def rectifier(u, a):
    return {"g": np.where(u > 0, a * u, u), "slope": np.where(u > 0, a, 1.0)}
