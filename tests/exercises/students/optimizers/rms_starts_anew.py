"""Begins with an empty memory in every step.

loses: rmsprop-step-values
says: the memory that was handed in is not used
"""


# %% rmsprop-step
def rmsprop_step(theta, g, s, lr, alpha, eps):
    s = np.zeros_like(theta)
    s = alpha * s + (1 - alpha) * g**2
    return {"theta": theta - lr * g / (np.sqrt(s) + eps), "s": s}
