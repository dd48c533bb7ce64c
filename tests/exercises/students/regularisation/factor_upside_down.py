"""Multiplies by (n - 1)/n.

loses: running-statistics-values
says: is upside down
"""


# %% running-statistics
def update_running(running, mean, var, n, momentum):
    return {
        "mean": (1 - momentum) * running["mean"] + momentum * mean,
        "var": (1 - momentum) * running["var"] + momentum * var * (n - 1) / n,
    }


def batchnorm_evaluation(X, running, gamma, beta, eps):
    return gamma * (X - running["mean"]) / np.sqrt(running["var"] + eps) + beta
