"""Starts from delta instead of gamma times delta.

loses: batchnorm-backward-values
says: gamma is missing
"""


# %% batchnorm-backward
def batchnorm_backward(delta, x_hat, var, gamma, eps):
    dX = (delta - np.mean(delta, axis=0) - x_hat * np.mean(delta * x_hat, axis=0)) / np.sqrt(var + eps)
    return {"X": dX, "gamma": np.sum(delta * x_hat, axis=0), "beta": np.sum(delta, axis=0)}
