"""Right, by other formulas: everything multiplied out, averages as small corrections, one array filled by recursion.

loses: nothing
"""


# %% gradient-descent
def gradient_descent(gradient, theta, lr, steps):
    if steps == 0:
        return theta[None]
    return np.vstack([theta, gradient_descent(gradient, theta - lr * gradient(theta), lr, steps - 1)])


# %% momentum-step
def momentum_step(theta, g, b, lr, mu):
    return {"b": np.add(g, np.multiply(mu, b)), "theta": theta - lr * mu * b - lr * g}


# %% nesterov-step
def nesterov_step(theta, g, b, lr, mu):
    return {"theta": theta - lr * ((1 + mu) * g + mu**2 * b), "b": g + b * mu}


# %% rmsprop-step
def rmsprop_step(theta, g, s, lr, alpha, eps):
    s = s + (1 - alpha) * (np.square(g) - s)
    step = np.divide(g, np.power(s, 0.5) + eps)
    return {"theta": theta + step * -lr, "s": s}


# %% adam-step
def adam_step(theta, g, m, v, t, lr, beta1, beta2, eps):
    m, v = m + (1 - beta1) * (g - m), v + (1 - beta2) * (g * g - v)
    root = np.sqrt(1 - np.float_power(beta2, t))
    step = lr * root / (1 - np.float_power(beta1, t)) * m / (np.sqrt(v) + eps * root)
    return {"m": m, "v": v, "theta": theta - step}


# %% descend
def descend(step, gradient, state, steps):
    from itertools import accumulate

    states = accumulate(range(1, steps + 1), lambda old, t: step(old, gradient(old["theta"]), t), initial=state)
    return np.stack([each["theta"] for each in states])
