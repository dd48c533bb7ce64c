"""Divides by the variance.

loses: batchnorm-backward-values
says: this divides by the variance
"""


# %% batchnorm-backward
def batchnorm_backward(delta, x_hat, var, gamma, eps):
    g = gamma * delta
    dX = (g - np.mean(g, axis=0) - x_hat * np.mean(g * x_hat, axis=0)) / (var + eps)
    return {"X": dX, "gamma": np.sum(delta * x_hat, axis=0), "beta": np.sum(delta, axis=0)}
