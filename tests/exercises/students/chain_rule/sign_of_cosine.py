"""Takes the slope of the sine for minus the cosine.

loses: slope-of-sine-values
says: right up to the sign
"""


# %% slope-of-sine
def slope_of_sine(x):
    return -np.cos(x**2 + 5) * 2 * x
