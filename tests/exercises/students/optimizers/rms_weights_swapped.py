"""Gives the new square the large weight.

loses: rmsprop-step-values
says: have changed places
"""


# %% rmsprop-step
def rmsprop_step(theta, g, s, lr, alpha, eps):
    s = (1 - alpha) * s + alpha * g**2
    return {"theta": theta - lr * g / (np.sqrt(s) + eps), "s": s}
