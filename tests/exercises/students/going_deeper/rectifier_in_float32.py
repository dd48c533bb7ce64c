"""Uses torch's usual number type.

loses: rectifier-values
says: is float32
"""


# %% rectifier
def rectifier(u, a):
    u = u.astype(np.float32)
    return {"g": np.where(u > 0, u, np.float32(a) * u), "slope": np.where(u > 0, 1.0, a)}
