"""Steps by moving the caller's array to and fro; rounding leaves it not quite where it was.

loses: central-difference-values
says: changed the array it was given
"""


# %% central-difference
def central_difference(f, x, h=1e-5):
    x += h
    right = f(x)
    x -= 2 * h
    return (right - f(x)) / (2 * h)
