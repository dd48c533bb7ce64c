"""Leaves out eps and meets a constant feature.

loses: batchnorm-values
says: A denominator can be 0 here
"""


# %% batchnorm
def batchnorm(X, gamma, beta, eps):

    mean, var = X.mean(axis=0), X.var(axis=0)
    x_hat = (X - mean) / np.sqrt(var)
    return {"y": gamma * x_hat + beta, "x_hat": x_hat, "mean": mean, "var": var}
