"""math.cos takes one number.

loses: slope-of-sine-values
says: works for a single number
"""

# %% slope-of-sine
import math


def slope_of_sine(x):
    return math.cos(x**2 + 5) * 2 * x
