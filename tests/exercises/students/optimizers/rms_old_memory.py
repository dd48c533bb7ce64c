"""Divides before it has renewed the memory.

loses: rmsprop-step-values
says: Compute the new s first
"""


# %% rmsprop-step
def rmsprop_step(theta, g, s, lr, alpha, eps):
    theta = theta - lr * g / (np.sqrt(s) + eps)
    return {"theta": theta, "s": alpha * s + (1 - alpha) * g**2}
