"""Puts ε inside the root, as some libraries do.

loses: rmsprop-step-values
says: ε stands inside the root
"""


# %% rmsprop-step
def rmsprop_step(theta, g, s, lr, alpha, eps):
    s = alpha * s + (1 - alpha) * g**2
    return {"theta": theta - lr * g / np.sqrt(s + eps), "s": s}
