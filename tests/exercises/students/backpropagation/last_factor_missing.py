"""Stops at the neuron and forgets the step to the weight.

loses: backward-values
says: Multiply it with what came in along this edge, σ₁
"""


# %% backward
def backward(x1, x2, t, w, values):
    p = values["p"]
    dy = 2 * (p - t) * p * (1 - p)
    gradient = {"w0": dy}
    for j in "12":
        s = values["s" + j]
        du = dy * w["w" + j] * s * (1 - s)
        gradient |= {"w" + j: dy, f"w{j}0": du, f"w{j}1": du, f"w{j}2": du}
    return gradient
