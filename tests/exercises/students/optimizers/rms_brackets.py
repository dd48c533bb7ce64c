"""Leaves the brackets out under the fraction bar.

loses: rmsprop-step-values
says: Put the sum into brackets
"""


# %% rmsprop-step
def rmsprop_step(theta, g, s, lr, alpha, eps):
    s = alpha * s + (1 - alpha) * g**2
    return {"theta": theta - (lr * g / np.sqrt(s) + eps), "s": s}
