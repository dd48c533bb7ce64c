"""Adds the look ahead to b instead of g.

loses: nesterov-step-values
says: In front stands the gradient
"""


# %% nesterov-step
def nesterov_step(theta, g, b, lr, mu):
    b = mu * b + g
    return {"theta": theta - lr * (b + mu * b), "b": b}
