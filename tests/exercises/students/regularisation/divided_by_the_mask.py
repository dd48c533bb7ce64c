"""Divides by the mask where it is not 0.

loses: dropout-backward-values
says: this divides by the factor of the mask
"""


# %% dropout-backward
def dropout_backward(delta, mask):

    return np.divide(delta, mask, out=np.zeros_like(delta), where=mask > 0)
