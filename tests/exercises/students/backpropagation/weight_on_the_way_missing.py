"""Forgets the edge between y and the hidden neuron.

loses: backward-values
says: leads over the weight w1, which is missing
"""


# %% backward
def backward(x1, x2, t, w, values):
    p = values["p"]
    dy = 2 * (p - t) * p * (1 - p)
    gradient = {"w0": dy}
    for j in "12":
        s = values["s" + j]
        du = dy * s * (1 - s)
        gradient |= {"w" + j: dy * s, f"w{j}0": du, f"w{j}1": du * x1, f"w{j}2": du * x2}
    return gradient
