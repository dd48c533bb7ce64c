"""A step to one side only.

loses: central-difference-values
says: this is the forward difference
"""


# %% central-difference
def central_difference(f, x, h=1e-5):
    return (f(x + h) - f(x)) / h
