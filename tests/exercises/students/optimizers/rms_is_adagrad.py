"""Adds up all squares.

loses: rmsprop-step-values
says: this is Adagrad's sum
"""


# %% rmsprop-step
def rmsprop_step(theta, g, s, lr, alpha, eps):
    s = s + g**2
    return {"theta": theta - lr * g / (np.sqrt(s) + eps), "s": s}
