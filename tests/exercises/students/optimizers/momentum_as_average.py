"""Weighs the gradient with 1 - μ, as another library does.

loses: momentum-step-values
says: as in torch, it enters whole
"""


# %% momentum-step
def momentum_step(theta, g, b, lr, mu):
    b = mu * b + (1 - mu) * g
    return {"theta": theta - lr * b, "b": b}
