"""Forgets the factor of the new square.

loses: rmsprop-step-values
says: which is missing
"""


# %% rmsprop-step
def rmsprop_step(theta, g, s, lr, alpha, eps):
    s = alpha * s + g**2
    return {"theta": theta - lr * g / (np.sqrt(s) + eps), "s": s}
