"""Divides zero by zero where both slopes vanish.

loses: relative-error-values
says: gave a warning: invalid value
"""


# %% relative-error
def relative_error(a, n):
    return np.max(np.abs(a - n) / (np.abs(a) + np.abs(n)))
