"""Looks ahead with the memory from before the step, which is momentum again.

loses: nesterov-step-values
says: or it uses the old b
"""


# %% nesterov-step
def nesterov_step(theta, g, b, lr, mu):
    return {"theta": theta - lr * (g + mu * b), "b": mu * b + g}
