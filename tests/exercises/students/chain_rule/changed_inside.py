"""Squares the caller's array.

loses: slope-of-three-values
says: changed the array it was given
"""


# %% slope-of-three
def slope_of_three(x):
    twice = 2 * x
    x **= 2
    return np.exp(np.sin(x)) * np.cos(x) * twice
