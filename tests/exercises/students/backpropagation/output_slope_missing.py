"""Walks from the loss straight to y.

loses: backward-values
says: the slope of the output sigmoid is missing
"""


# %% backward
def backward(x1, x2, t, w, values):
    dy = 2 * (values["p"] - t)
    gradient = {"w0": dy}
    for j in "12":
        s = values["s" + j]
        du = dy * w["w" + j] * s * (1 - s)
        gradient |= {"w" + j: dy * s, f"w{j}0": du, f"w{j}1": du * x1, f"w{j}2": du * x2}
    return gradient
