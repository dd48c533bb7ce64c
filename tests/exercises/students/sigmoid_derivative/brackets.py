"""Divides by 2 and multiplies by h.

loses: central-difference-values
says: Put 2h into brackets
"""


# %% central-difference
def central_difference(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / 2 * h
