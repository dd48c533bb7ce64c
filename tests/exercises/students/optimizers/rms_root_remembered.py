"""Keeps the root as its memory.

loses: rmsprop-step-values
says: the memory stays a square
"""


# %% rmsprop-step
def rmsprop_step(theta, g, s, lr, alpha, eps):
    s = np.sqrt(alpha * s + (1 - alpha) * g**2)
    return {"theta": theta - lr * g / (s + eps), "s": s}
