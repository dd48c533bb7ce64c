"""Lets the factor 1/(1 - p) act forward only.

loses: dropout-backward-values
says: It belongs to the way back, too
"""


# %% dropout-backward
def dropout_backward(delta, mask):

    return np.where(mask > 0, delta, 0)
