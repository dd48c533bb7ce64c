"""Keeps the corrected averages, so that they are corrected again in the next step.

loses: adam-step-values
says: hand back m without its hat
"""


# %% adam-step
def adam_step(theta, g, m, v, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m = m / (1 - beta1**t)
    v = v / (1 - beta2**t)
    return {"theta": theta - lr * m / (np.sqrt(v) + eps), "m": m, "v": v}
