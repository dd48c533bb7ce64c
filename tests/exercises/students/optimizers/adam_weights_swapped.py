"""Gives the new gradient the large weight.

loses: adam-step-values
says: have changed places
"""


# %% adam-step
def adam_step(theta, g, m, v, t, lr, beta1, beta2, eps):
    m = (1 - beta1) * m + beta1 * g
    v = (1 - beta2) * v + beta2 * g**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return {"theta": theta - lr * m_hat / (np.sqrt(v_hat) + eps), "m": m, "v": v}
