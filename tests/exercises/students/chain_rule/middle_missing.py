"""Differentiates the outer and the inner function and jumps over the sine.

loses: slope-of-three-values
says: the derivative of the sine is missing
"""


# %% slope-of-three
def slope_of_three(x):
    return np.exp(np.sin(x**2)) * 2 * x
