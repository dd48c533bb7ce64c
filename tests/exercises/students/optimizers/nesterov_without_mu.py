"""Forgets μ in the step.

loses: nesterov-step-values
says: before b is missing in the step
"""


# %% nesterov-step
def nesterov_step(theta, g, b, lr, mu):
    b = mu * b + g
    return {"theta": theta - lr * (g + b), "b": b}
