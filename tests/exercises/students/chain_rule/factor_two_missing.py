"""Differentiates s² to s.

loses: backward-values
says: this is s. What is the slope of a square?
"""


# %% backward
def backward(values):
    s = values["s"]
    v = s * np.cos(values["v"])
    return {"L": 1.0, "s": s, "v": v, "u": v, "z": v, "x": v * values["y"], "y": v * values["x"]}
