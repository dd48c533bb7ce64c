"""Writes the derivatives over the values of the forward pass.

loses: backward-values
says: changed the dictionary it was given
"""


# %% backward
def backward(values):
    x, y, s, v = (values[name] for name in "xysv")
    values["L"] = 1.0
    values["s"] = 2 * s
    values["v"] = values["u"] = values["z"] = values["s"] * np.cos(v)
    values["x"], values["y"] = values["u"] * y, values["u"] * x
    return values
