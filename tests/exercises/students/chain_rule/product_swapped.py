"""Passes the derivative of a product on times the same input.

loses: backward-values
says: x and y have changed places
"""


# %% backward
def backward(values):
    s = 2 * values["s"]
    v = s * np.cos(values["v"])
    return {"L": 1.0, "s": s, "v": v, "u": v, "z": v, "x": v * values["x"], "y": v * values["y"]}
