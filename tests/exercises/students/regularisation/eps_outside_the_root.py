"""Adds eps to the standard deviation.

loses: batchnorm-values
says: eps is added outside the root
"""


# %% batchnorm
def batchnorm(X, gamma, beta, eps):

    mean, var = X.mean(axis=0), X.var(axis=0)
    x_hat = (X - mean) / (np.sqrt(var) + eps)
    return {"y": gamma * x_hat + beta, "x_hat": x_hat, "mean": mean, "var": var}
