"""Uses another book's loss.

loses: forward-values
says: Here the loss has no factor 1/2
"""


# %% forward
def forward(x1, x2, t, w):
    u1 = w["w11"] * x1 + w["w12"] * x2 + w["w10"]
    u2 = w["w21"] * x1 + w["w22"] * x2 + w["w20"]
    s1, s2 = sigmoid(u1), sigmoid(u2)
    y = w["w1"] * s1 + w["w2"] * s2 + w["w0"]
    p = sigmoid(y)
    return {"u1": u1, "u2": u2, "s1": s1, "s2": s2, "y": y, "p": p, "L": 0.5 * (p - t) ** 2}
