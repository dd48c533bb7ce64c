"""Takes a gradient step while walking back.

loses: backward-values
says: changed the dictionary it was given
"""


# %% backward
def backward(x1, x2, t, w, values):
    p = values["p"]
    dy = 2 * (p - t) * p * (1 - p)
    gradient = {"w0": dy}
    for j in "12":
        s = values["s" + j]
        gradient["w" + j] = dy * s
        w["w" + j] -= 0.1 * gradient["w" + j]
        du = dy * w["w" + j] * s * (1 - s)
        gradient |= {f"w{j}0": du, f"w{j}1": du * x1, f"w{j}2": du * x2}
    return gradient
