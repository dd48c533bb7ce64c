"""Stops one link too early.

loses: slope-of-three-values
says: the innermost derivative is missing
"""


# %% slope-of-three
def slope_of_three(x):
    return np.exp(np.sin(x**2)) * np.cos(x**2)
