"""Takes the root of a single number.

loses: rmsprop-step-values
says: use those of NumPy
"""


# %% rmsprop-step
def rmsprop_step(theta, g, s, lr, alpha, eps):
    import math

    s = alpha * s + (1 - alpha) * g**2
    return {"theta": theta - lr * g / (math.sqrt(s) + eps), "s": s}
