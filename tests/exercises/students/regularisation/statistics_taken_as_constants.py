"""Takes mean and variance for constants.

loses: batchnorm-backward-values
says: this is the first route only
"""


# %% batchnorm-backward
def batchnorm_backward(delta, x_hat, var, gamma, eps):
    g = gamma * delta
    dX = g / np.sqrt(var + eps)
    return {"X": dX, "gamma": np.sum(delta * x_hat, axis=0), "beta": np.sum(delta, axis=0)}
