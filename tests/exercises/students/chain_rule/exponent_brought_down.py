"""Treats the exponential as a power and brings the exponent down.

loses: slope-of-three-values
says: as if it were a power
"""


# %% slope-of-three
def slope_of_three(x):
    u = x**2
    v = np.sin(u)
    return v * np.exp(v - 1) * np.cos(u) * 2 * x
