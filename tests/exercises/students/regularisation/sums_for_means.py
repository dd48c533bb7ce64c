"""Sums where the routes take means.

loses: batchnorm-backward-values
says: these are sums over the samples
"""


# %% batchnorm-backward
def batchnorm_backward(delta, x_hat, var, gamma, eps):
    g = gamma * delta
    dX = (g - g.sum(axis=0) - x_hat * (g * x_hat).sum(axis=0)) / np.sqrt(var + eps)
    return {"X": dX, "gamma": np.sum(delta * x_hat, axis=0), "beta": np.sum(delta, axis=0)}
