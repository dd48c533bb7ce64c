"""Forgets the gradient in the step.

loses: nesterov-step-values
says: the gradient is missing in the step
"""


# %% nesterov-step
def nesterov_step(theta, g, b, lr, mu):
    b = mu * b + g
    return {"theta": theta - lr * mu * b, "b": b}
