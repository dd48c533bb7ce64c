"""Adds the inner bias as it is.

loses: collapse-values
says: It goes through the weights w
"""


# %% collapse
def collapse(W, b, w, c):
    return {"w": w @ W, "c": b.sum() + c}
