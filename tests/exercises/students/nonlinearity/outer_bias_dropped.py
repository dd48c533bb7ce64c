"""Forgets the last term.

loses: collapse-values
says: the outer bias c is missing
"""


# %% collapse
def collapse(W, b, w, c):
    return {"w": W.T @ w, "c": w @ b}
