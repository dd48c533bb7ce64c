"""Weighs the gradient with 1 - μ.

loses: nesterov-step-values
says: the same memory as momentum
"""


# %% nesterov-step
def nesterov_step(theta, g, b, lr, mu):
    b = mu * b + (1 - mu) * g
    return {"theta": theta - lr * (g + mu * b), "b": b}
