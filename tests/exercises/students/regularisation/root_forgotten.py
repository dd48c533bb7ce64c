"""Divides by the variance.

loses: batchnorm-values
says: this divides by the variance
"""


# %% batchnorm
def batchnorm(X, gamma, beta, eps):

    mean, var = X.mean(axis=0), X.var(axis=0)
    x_hat = (X - mean) / (var + eps)
    return {"y": gamma * x_hat + beta, "x_hat": x_hat, "mean": mean, "var": var}
