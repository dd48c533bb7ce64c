"""Divides by the running variance.

loses: running-statistics-values
says: this divides by the variance
"""


# %% running-statistics
def update_running(running, mean, var, n, momentum):
    return {
        "mean": (1 - momentum) * running["mean"] + momentum * mean,
        "var": (1 - momentum) * running["var"] + momentum * var * n / (n - 1),
    }


def batchnorm_evaluation(X, running, gamma, beta, eps):
    return gamma * (X - running["mean"]) / (running["var"] + eps) + beta
