"""Takes the mean over the features of each sample.

loses: batchnorm-values
says: combines arrays whose shapes do not fit
"""


# %% batchnorm
def batchnorm(X, gamma, beta, eps):

    mean, var = X.mean(axis=1), X.var(axis=1)
    x_hat = (X - mean) / np.sqrt(var + eps)
    return {"y": gamma * x_hat + beta, "x_hat": x_hat, "mean": mean, "var": var}
