"""The outer slope is taken at x instead of at the inner value.

loses: slope-of-sine-values
says: the outer slope is taken at x. What goes into the sine?
"""


# %% slope-of-sine
def slope_of_sine(x):
    return np.cos(x) * 2 * x
