"""Puts μ before the gradient.

loses: momentum-step-values
says: It belongs to the memory
"""


# %% momentum-step
def momentum_step(theta, g, b, lr, mu):
    b = b + mu * g
    return {"theta": theta - lr * b, "b": b}
