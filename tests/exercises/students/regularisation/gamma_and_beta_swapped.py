"""Confuses gamma and beta.

loses: batchnorm-values
says: gamma and beta have changed places
"""


# %% batchnorm
def batchnorm(X, gamma, beta, eps):

    mean, var = X.mean(axis=0), X.var(axis=0)
    x_hat = (X - mean) / np.sqrt(var + eps)
    return {"y": beta * x_hat + gamma, "x_hat": x_hat, "mean": mean, "var": var}
