"""Averages the disagreement, so that one wrong entry hides among many.

loses: relative-error-values
says: The worst one decides
"""


# %% relative-error
def relative_error(a, n):
    size = np.abs(a) + np.abs(n)
    return np.mean(np.abs(a - n) / np.where(size > 0, size, 1))
