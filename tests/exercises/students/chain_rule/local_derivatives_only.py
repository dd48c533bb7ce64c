"""Notes the local derivatives and never multiplies them.

loses: backward-values
says: this is the local derivative alone
"""


# %% backward
def backward(values):
    return {
        "L": 1.0,
        "s": 2 * values["s"],
        "v": np.cos(values["v"]),
        "u": 1.0,
        "z": 1.0,
        "x": values["y"],
        "y": values["x"],
    }
