"""Leaves both corrections out.

loses: adam-step-values
says: both corrections are missing
"""


# %% adam-step
def adam_step(theta, g, m, v, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    return {"theta": theta - lr * m / (np.sqrt(v) + eps), "m": m, "v": v}
