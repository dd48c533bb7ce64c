"""Multiplies the rate with the first term only.

loses: nesterov-step-values
says: Put the sum into brackets
"""


# %% nesterov-step
def nesterov_step(theta, g, b, lr, mu):
    b = mu * b + g
    return {"theta": theta - lr * g - mu * b, "b": b}
