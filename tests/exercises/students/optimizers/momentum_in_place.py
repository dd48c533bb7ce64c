"""Writes the new memory into the caller's array.

loses: momentum-step-values
says: changed the array it was given
"""


# %% momentum-step
def momentum_step(theta, g, b, lr, mu):
    b *= mu
    b += g
    return {"theta": theta - lr * b, "b": b}
