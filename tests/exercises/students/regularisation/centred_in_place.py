"""Subtracts the mean from the caller's batch.

loses: batchnorm-values
says: changed the array it was given
"""


# %% batchnorm
def batchnorm(X, gamma, beta, eps):

    mean, var = X.mean(axis=0), X.var(axis=0)
    X -= mean
    x_hat = X / np.sqrt(var + eps)
    return {"y": gamma * x_hat + beta, "x_hat": x_hat, "mean": mean, "var": var}
