"""Nudges the whole array.

loses: numerical-gradient-values
says: one derivative for each entry of W
"""


# %% numerical-gradient
def numerical_gradient(f, W, h=1e-5):
    return (f(W + h) - f(W - h)) / (2 * h)
