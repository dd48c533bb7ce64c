"""Keeps the share momentum of the old value, as optimisers do.

loses: running-statistics-values
says: the two shares have changed places
"""


# %% running-statistics
def update_running(running, mean, var, n, momentum):
    return {
        "mean": momentum * running["mean"] + (1 - momentum) * mean,
        "var": momentum * running["var"] + (1 - momentum) * var * n / (n - 1),
    }


def batchnorm_evaluation(X, running, gamma, beta, eps):
    return gamma * (X - running["mean"]) / np.sqrt(running["var"] + eps) + beta
