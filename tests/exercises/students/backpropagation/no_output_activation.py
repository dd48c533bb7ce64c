"""Takes y for the prediction.

loses: forward-values
says: The output has a sigmoid, too
"""


# %% forward
def forward(x1, x2, t, w):
    u1 = w["w11"] * x1 + w["w12"] * x2 + w["w10"]
    u2 = w["w21"] * x1 + w["w22"] * x2 + w["w20"]
    s1, s2 = sigmoid(u1), sigmoid(u2)
    y = w["w1"] * s1 + w["w2"] * s2 + w["w0"]
    return {"u1": u1, "u2": u2, "s1": s1, "s2": s2, "y": y, "p": y, "L": (y - t) ** 2}
