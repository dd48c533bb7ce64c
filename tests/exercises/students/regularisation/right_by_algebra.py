"""Right, by other formulas: one long vector, a binomial draw, matrices that project.

loses: nothing
"""


# %% objective
def objective(L, network, lam):
    theta = np.concatenate([np.ravel(network[name]) for name in sorted(network) if "W" in name])
    return L + 0.5 * lam * (theta @ theta)


# %% objective-gradient
def objective_gradient(slopes, network, lam):
    return {name: slopes[name] + lam * name.startswith("W") * network[name] for name in slopes}


# %% dropout
def dropout(h, p, training, rng):
    mask = rng.binomial(1, 1 - p, size=h.shape) / (1 - p) if training else np.ones_like(h)
    return dict(mask=mask, y=np.multiply(mask, h))


# %% dropout-backward
def dropout_backward(delta, mask):
    return np.einsum("ni,ni->ni", mask, delta)


# %% batchnorm
def batchnorm(X, gamma, beta, eps):
    n = X.shape[0]
    mean = np.ones(n) @ X / n
    centred = X - np.outer(np.ones(n), mean)
    var = np.diag(centred.T @ centred) / n
    x_hat = centred @ np.diag((var + eps) ** -0.5)
    return {"y": x_hat @ np.diag(gamma) + beta, "x_hat": x_hat, "mean": mean, "var": var}


# %% running-statistics
def update_running(running, mean, var, n, momentum):
    unbiased = var + var / (n - 1)
    return {
        "mean": running["mean"] + momentum * (mean - running["mean"]),
        "var": running["var"] - momentum * (running["var"] - unbiased),
    }


def batchnorm_evaluation(X, running, gamma, beta, eps):
    slope = gamma * (running["var"] + eps) ** -0.5
    return slope * X + (beta - slope * running["mean"])


# %% batchnorm-backward
def batchnorm_backward(delta, x_hat, var, gamma, eps):
    n = len(delta)
    d_gamma, d_beta = np.einsum("ni,ni->i", delta, x_hat), delta.T @ np.ones(n)
    dX = gamma * (var + eps) ** -0.5 / n * (n * delta - d_beta - x_hat * d_gamma)
    return {"beta": d_beta, "gamma": d_gamma, "X": dX}
