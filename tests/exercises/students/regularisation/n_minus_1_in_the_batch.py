"""Divides the variance by n - 1.

loses: batchnorm-values
says: this divides by n - 1
"""


# %% batchnorm
def batchnorm(X, gamma, beta, eps):

    mean, var = X.mean(axis=0), X.var(axis=0, ddof=1)
    x_hat = (X - mean) / np.sqrt(var + eps)
    return {"y": gamma * x_hat + beta, "x_hat": x_hat, "mean": mean, "var": var}
