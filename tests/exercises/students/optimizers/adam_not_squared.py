"""Averages the gradient twice.

loses: adam-step-values
says: the gradient is not squared
"""


# %% adam-step
def adam_step(theta, g, m, v, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g
    v_hat = np.abs(v) / (1 - beta2**t)
    m_hat = m / (1 - beta1**t)
    return {"theta": theta - lr * m_hat / (np.sqrt(v_hat) + eps), "m": m, "v": v}
