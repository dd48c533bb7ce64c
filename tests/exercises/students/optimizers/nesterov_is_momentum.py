"""Writes momentum once more.

loses: nesterov-step-values
says: this is momentum
"""


# %% nesterov-step
def nesterov_step(theta, g, b, lr, mu):
    b = mu * b + g
    return {"theta": theta - lr * b, "b": b}
