"""Walks from the hidden value straight to u.

loses: backward-values
says: the slope of the hidden sigmoid is missing
"""


# %% backward
def backward(x1, x2, t, w, values):
    p = values["p"]
    dy = 2 * (p - t) * p * (1 - p)
    gradient = {"w0": dy}
    for j in "12":
        du = dy * w["w" + j]
        gradient |= {"w" + j: dy * values["s" + j], f"w{j}0": du, f"w{j}1": du * x1, f"w{j}2": du * x2}
    return gradient
