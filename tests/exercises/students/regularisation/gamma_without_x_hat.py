"""Gives gamma what arrives and not what came in.

loses: batchnorm-backward-values
says: what came in is missing
"""


# %% batchnorm-backward
def batchnorm_backward(delta, x_hat, var, gamma, eps):
    g = gamma * delta
    dX = (g - np.mean(g, axis=0) - x_hat * np.mean(g * x_hat, axis=0)) / np.sqrt(var + eps)
    return {"X": dX, "gamma": np.sum(delta, axis=0), "beta": np.sum(delta, axis=0)}
