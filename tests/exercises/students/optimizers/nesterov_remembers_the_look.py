"""Keeps the look ahead as its memory.

loses: nesterov-step-values
says: The memory stays
"""


# %% nesterov-step
def nesterov_step(theta, g, b, lr, mu):
    b = mu * b + g
    b = g + mu * b
    return {"theta": theta - lr * b, "b": b}
