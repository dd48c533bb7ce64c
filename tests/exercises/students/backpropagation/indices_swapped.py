"""Reads the first index as where the weight comes from.

loses: forward-values
says: w12 and w21 have changed places
"""


# %% forward
def forward(x1, x2, t, w):
    u1 = w["w11"] * x1 + w["w21"] * x2 + w["w10"]
    u2 = w["w12"] * x1 + w["w22"] * x2 + w["w20"]
    s1, s2 = sigmoid(u1), sigmoid(u2)
    y = w["w1"] * s1 + w["w2"] * s2 + w["w0"]
    p = sigmoid(y)
    return {"u1": u1, "u2": u2, "s1": s1, "s2": s2, "y": y, "p": p, "L": (p - t) ** 2}
