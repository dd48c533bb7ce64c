"""Forgets the transpose.

loses: collapse-values
says: this is W w. The sum runs over the models
"""


# %% collapse
def collapse(W, b, w, c):
    return {"w": W @ w, "c": w @ b + c}
