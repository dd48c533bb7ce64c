"""Compares the two without regard to their size.

loses: relative-error-values
says: Divide by the size
"""


# %% relative-error
def relative_error(a, n):
    return np.max(np.abs(a - n))
