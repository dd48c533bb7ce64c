"""Right, in the style of someone who goes feature by feature, and route by route.

loses: nothing
"""


# %% objective
def objective(L, network, lam):
    Q = L
    for name in network:
        if name[0] != "W":
            continue
        for w in network[name].flat:
            Q += lam * w * w / 2
    return Q


# %% objective-gradient
def objective_gradient(slopes, network, lam):
    result = {}
    for name in slopes:
        result[name] = slopes[name].copy()
        if name[0] == "W":
            result[name] += lam * network[name]
    return result


# %% dropout
def dropout(h, p, training, rng):
    mask = np.ones(h.shape)
    if training:
        for n in range(h.shape[0]):
            for i in range(h.shape[1]):
                mask[n, i] = 0 if rng.uniform() < p else 1 / (1 - p)
    return {"y": h * mask, "mask": mask}


# %% dropout-backward
def dropout_backward(delta, mask):
    return np.array([[d * m for d, m in zip(*rows)] for rows in zip(delta, mask)])


# %% batchnorm
def batchnorm(X, gamma, beta, eps):
    result = {"y": np.empty(X.shape), "x_hat": np.empty(X.shape), "mean": [], "var": []}
    for i, column in enumerate(X.T):
        mu = sum(column) / len(column)
        var = sum((x - mu) ** 2 for x in column) / len(column)
        result["x_hat"][:, i] = (column - mu) / (var + eps) ** 0.5
        result["y"][:, i] = gamma[i] * result["x_hat"][:, i] + beta[i]
        result["mean"].append(mu)
        result["var"].append(var)
    return result


# %% running-statistics
def update_running(running, mean, var, n, momentum):
    new = dict(running)
    for name, batch in zip(["mean", "var"], [mean, n * var / (n - 1)]):
        new[name] = momentum * batch + (1 - momentum) * new[name]
    return new


def batchnorm_evaluation(X, running, gamma, beta, eps):
    return [
        [g * (x - m) / np.sqrt(v + eps) + b for x, m, v, g, b in zip(row, running["mean"], running["var"], gamma, beta)]
        for row in X
    ]


# %% batchnorm-backward
def batchnorm_backward(delta, x_hat, var, gamma, eps):
    n = len(delta)
    s = np.sqrt(var + eps)
    arrives = delta * gamma
    d_var = (arrives * x_hat * s).sum(axis=0) * -0.5 * s**-3
    d_mean = -arrives.sum(axis=0) / s
    dX = arrives / s + d_var * 2 / n * (x_hat * s) + d_mean / n
    return {"X": dX, "gamma": (delta * x_hat).sum(0), "beta": delta.sum(0)}
