"""Passes everything back.

loses: dropout-backward-values
says: What was silent forward is silent backward
"""


# %% dropout-backward
def dropout_backward(delta, mask):

    return delta.copy()
