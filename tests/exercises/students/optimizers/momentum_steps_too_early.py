"""Steps along the memory before renewing it.

loses: momentum-step-values
says: Compute the new b first
"""


# %% momentum-step
def momentum_step(theta, g, b, lr, mu):
    theta = theta - lr * b
    return {"theta": theta, "b": mu * b + g}
