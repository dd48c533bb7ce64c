"""Errors with a minus sign do not count.

loses: relative-error-values
says: has lost its absolute value
"""


# %% relative-error
def relative_error(a, n):
    size = np.abs(a) + np.abs(n)
    return np.max((a - n) / np.where(size > 0, size, 1))
