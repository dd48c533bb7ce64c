"""Takes one mean and one variance of the whole batch.

loses: batchnorm-values
says: has shape (), expected (3,)
"""


# %% batchnorm
def batchnorm(X, gamma, beta, eps):

    mean, var = X.mean(), X.var()
    x_hat = (X - mean) / np.sqrt(var + eps)
    return {"y": gamma * x_hat + beta, "x_hat": x_hat, "mean": mean, "var": var}
