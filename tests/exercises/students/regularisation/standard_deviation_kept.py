"""Returns the standard deviation as the variance.

loses: batchnorm-values
says: this is the standard deviation
"""


# %% batchnorm
def batchnorm(X, gamma, beta, eps):

    mean, std = X.mean(axis=0), X.std(axis=0)
    x_hat = (X - mean) / np.sqrt(std**2 + eps)
    return {"y": gamma * x_hat + beta, "x_hat": x_hat, "mean": mean, "var": std}
