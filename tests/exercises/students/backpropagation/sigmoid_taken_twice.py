"""Treats the outputs of the sigmoids as their inputs.

loses: backward-values
says: p is σ(y) already
"""


# %% backward
def backward(x1, x2, t, w, values):
    def slope(u):
        return sigmoid(u) * (1 - sigmoid(u))

    dy = 2 * (values["p"] - t) * slope(values["p"])
    gradient = {"w0": dy}
    for j in "12":
        s = values["s" + j]
        du = dy * w["w" + j] * slope(s)
        gradient |= {"w" + j: dy * s, f"w{j}0": du, f"w{j}1": du * x1, f"w{j}2": du * x2}
    return gradient
