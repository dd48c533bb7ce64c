"""Uses β₁ for both.

loses: adam-step-values
says: The second memory has β₂
"""


# %% adam-step
def adam_step(theta, g, m, v, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    v = beta1 * v + (1 - beta1) * g**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return {"theta": theta - lr * m_hat / (np.sqrt(v_hat) + eps), "m": m, "v": v}
