"""Differentiates s² to s.

loses: backward-values
says: The slope of s² is 2s
"""


# %% backward
def backward(values):
    s = values["s"]
    v = s * np.cos(values["v"])
    return {"L": 1.0, "s": s, "v": v, "u": v, "z": v, "x": v * values["y"], "y": v * values["x"]}
