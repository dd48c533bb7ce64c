"""Takes the mean once more for gamma and beta.

loses: batchnorm-backward-values
says: the mean was taken in the loss already
"""


# %% batchnorm-backward
def batchnorm_backward(delta, x_hat, var, gamma, eps):
    g = gamma * delta
    dX = (g - np.mean(g, axis=0) - x_hat * np.mean(g * x_hat, axis=0)) / np.sqrt(var + eps)
    return {"X": dX, "gamma": np.mean(delta * x_hat, axis=0), "beta": np.mean(delta, axis=0)}
