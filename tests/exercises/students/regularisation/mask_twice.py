"""Multiplies with the mask and with its factor again.

loses: dropout-backward-values
says: is applied twice
"""


# %% dropout-backward
def dropout_backward(delta, mask):

    return delta * mask * mask.max()
