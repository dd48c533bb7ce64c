"""Adds the step.

loses: momentum-step-values
says: this walks uphill
"""


# %% momentum-step
def momentum_step(theta, g, b, lr, mu):
    b = mu * b + g
    return {"theta": theta + lr * b, "b": b}
