"""Computes the hidden values and does not use them.

loses: forward-values
says: The output neuron sees the hidden values
"""


# %% forward
def forward(x1, x2, t, w):
    u1 = w["w11"] * x1 + w["w12"] * x2 + w["w10"]
    u2 = w["w21"] * x1 + w["w22"] * x2 + w["w20"]
    y = w["w1"] * u1 + w["w2"] * u2 + w["w0"]
    p = sigmoid(y)
    return {"u1": u1, "u2": u2, "s1": sigmoid(u1), "s2": sigmoid(u2), "y": y, "p": p, "L": (p - t) ** 2}
