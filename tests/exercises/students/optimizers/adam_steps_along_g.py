"""Remembers m and steps along the gradient.

loses: adam-step-values
says: Adam steps along m
"""


# %% adam-step
def adam_step(theta, g, m, v, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    v_hat = v / (1 - beta2**t)
    return {"theta": theta - lr * g / (np.sqrt(v_hat) + eps), "m": m, "v": v}
