"""Renews the caller's memory.

loses: rmsprop-step-values
says: changed the array it was given
"""


# %% rmsprop-step
def rmsprop_step(theta, g, s, lr, alpha, eps):
    s *= alpha
    s += (1 - alpha) * g**2
    return {"theta": theta - lr * g / (np.sqrt(s) + eps), "s": s}
