"""Forgets the root.

loses: rmsprop-step-values
says: the root is missing
"""


# %% rmsprop-step
def rmsprop_step(theta, g, s, lr, alpha, eps):
    s = alpha * s + (1 - alpha) * g**2
    return {"theta": theta - lr * g / (s + eps), "s": s}
