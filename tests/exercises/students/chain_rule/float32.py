"""Throws away half the digits.

loses: slope-of-sine-values
says: float32
"""


# %% slope-of-sine
def slope_of_sine(x):
    x = np.asarray(x, dtype=np.float32)
    return np.cos(x**2 + 5) * 2 * x
