"""Remembers, and then steps along the gradient.

loses: momentum-step-values
says: steps along the gradient alone
"""


# %% momentum-step
def momentum_step(theta, g, b, lr, mu):
    b = mu * b + g
    return {"theta": theta - lr * g, "b": b}
