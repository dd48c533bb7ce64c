"""Right, in the style of someone who goes parameter by parameter and computes the powers by multiplying.

loses: nothing
"""


# %% gradient-descent
def gradient_descent(gradient, theta, lr, steps):
    path = np.empty((steps + 1, len(theta)))
    path[0] = theta
    for i in range(steps):
        path[i + 1] = path[i]
        path[i + 1] -= lr * gradient(path[i])
    return path


# %% momentum-step
def momentum_step(theta, g, b, lr, mu):
    new = {"theta": np.empty(theta.shape), "b": np.empty(theta.shape)}
    for i in np.ndindex(theta.shape):
        new["b"][i] = g[i] + mu * b[i]
        new["theta"][i] = theta[i] - lr * new["b"][i]
    return new


# %% nesterov-step
def nesterov_step(theta, g, b, lr, mu):
    half = momentum_like(g, b, mu)
    return {"b": half, "theta": theta - lr * momentum_like(g, half, mu)}


def momentum_like(g, b, mu):
    return np.array([x + mu * y for x, y in zip(g, b)])


# %% rmsprop-step
def rmsprop_step(theta, g, s, lr, alpha, eps):
    theta, s = theta.copy(), s.copy()
    for i in np.ndindex(*theta.shape):
        s[i] = alpha * s[i] + (1 - alpha) * g[i] * g[i]
        theta[i] = theta[i] - lr * g[i] / (s[i] ** 0.5 + eps)
    return dict(theta=theta, s=s)


# %% adam-step
def adam_step(theta, g, m, v, t, lr, beta1, beta2, eps):
    theta, m, v = theta.copy(), m.copy(), v.copy()
    power1 = power2 = 1.0
    for _ in range(t):
        power1, power2 = power1 * beta1, power2 * beta2
    for i in np.ndindex(theta.shape):
        m[i] = beta1 * m[i] + (1 - beta1) * g[i]
        v[i] = beta2 * v[i] + (1 - beta2) * g[i] ** 2
        theta[i] -= lr * (m[i] / (1 - power1)) / ((v[i] / (1 - power2)) ** 0.5 + eps)
    return {"theta": theta, "m": m, "v": v}


# %% descend
def descend(step, gradient, state, steps):
    path, t = [state["theta"].tolist()], 0
    while t < steps:
        t += 1
        state = step(dict(state), gradient(state["theta"].copy()), t)
        path.append(list(state["theta"]))
    return path
