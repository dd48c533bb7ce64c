"""Averages the gradient.

loses: rmsprop-step-values
says: the gradient is not squared
"""


# %% rmsprop-step
def rmsprop_step(theta, g, s, lr, alpha, eps):
    s = alpha * s + (1 - alpha) * g
    return {"theta": theta - lr * g / (np.sqrt(np.abs(s)) + eps), "s": s}
