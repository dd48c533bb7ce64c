"""Goes to the place ahead in the caller's array.

loses: nesterov-step-values
says: changed the array it was given
"""


# %% nesterov-step
def nesterov_step(theta, g, b, lr, mu):
    b = mu * b + g
    theta -= lr * mu * b
    return {"theta": theta - lr * g, "b": b}
