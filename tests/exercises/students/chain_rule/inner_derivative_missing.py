"""The most frequent one: the inner derivative 2x is missing.

loses: slope-of-sine-values
says: the inner derivative is missing
"""


# %% slope-of-sine
def slope_of_sine(x):
    return np.cos(x**2 + 5)
