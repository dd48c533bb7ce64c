"""Forgets to sum over the samples.

loses: batchnorm-backward-values
says: with one entry per feature
"""


# %% batchnorm-backward
def batchnorm_backward(delta, x_hat, var, gamma, eps):
    g = gamma * delta
    dX = (g - np.mean(g, axis=0) - x_hat * np.mean(g * x_hat, axis=0)) / np.sqrt(var + eps)
    return {"X": dX, "gamma": delta * x_hat, "beta": delta}
