"""Has the slope of ReLU.

loses: rectifier-values
says: on the left the slope is 0
"""


# %% rectifier
def rectifier(u, a):
    return {"g": np.where(u > 0, u, a * u), "slope": (u > 0).astype(float)}
