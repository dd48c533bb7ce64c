"""Differentiates the square to its argument.

loses: backward-values
says: and the 2 is missing
"""


# %% backward
def backward(x1, x2, t, w, values):
    dy = (values["p"] - t) * values["p"] * (1 - values["p"])
    gradient = {"w0": dy}
    for j in "12":
        s = values["s" + j]
        du = dy * w["w" + j] * s * (1 - s)
        gradient |= {"w" + j: dy * s, f"w{j}0": du, f"w{j}1": du * x1, f"w{j}2": du * x2}
    return gradient
