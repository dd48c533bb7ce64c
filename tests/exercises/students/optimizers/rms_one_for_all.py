"""Takes the mean over all parameters.

loses: rmsprop-step-values
says: Every parameter has a memory of its own
"""


# %% rmsprop-step
def rmsprop_step(theta, g, s, lr, alpha, eps):
    s = alpha * s + (1 - alpha) * np.mean(g**2) * np.ones_like(g)
    return {"theta": theta - lr * g / (np.sqrt(s) + eps), "s": s}
