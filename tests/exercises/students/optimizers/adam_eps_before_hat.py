"""Adds ε before it corrects v.

loses: adam-step-values
says: ε is added before v is corrected
"""


# %% adam-step
def adam_step(theta, g, m, v, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    rate = lr * np.sqrt(1 - beta2**t) / (1 - beta1**t)
    return {"theta": theta - rate * m / (np.sqrt(v) + eps), "m": m, "v": v}
