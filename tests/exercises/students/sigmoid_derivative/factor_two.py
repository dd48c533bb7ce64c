"""A step to both sides, divided by the length of one.

loses: central-difference-values
says: too large by a factor 2
"""


# %% central-difference
def central_difference(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / h
