"""Forgets the last factor of the third route.

loses: batchnorm-backward-values
says: its mean has still to be multiplied by x_hat
"""


# %% batchnorm-backward
def batchnorm_backward(delta, x_hat, var, gamma, eps):
    g = gamma * delta
    dX = (g - np.mean(g, axis=0) - np.mean(g * x_hat, axis=0)) / np.sqrt(var + eps)
    return {"X": dX, "gamma": np.sum(delta * x_hat, axis=0), "beta": np.sum(delta, axis=0)}
