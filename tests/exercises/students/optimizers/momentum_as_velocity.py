"""Keeps the step itself, sign and rate included.

loses: momentum-step-values
says: Keep b without η
"""


# %% momentum-step
def momentum_step(theta, g, b, lr, mu):
    b = mu * b - lr * g
    return {"theta": theta + b, "b": b}
