"""Forgets the factor n/(n - 1).

loses: running-statistics-values
says: the factor n/(n - 1) is missing
"""


# %% running-statistics
def update_running(running, mean, var, n, momentum):
    return {
        "mean": (1 - momentum) * running["mean"] + momentum * mean,
        "var": (1 - momentum) * running["var"] + momentum * var,
    }


def batchnorm_evaluation(X, running, gamma, beta, eps):
    return gamma * (X - running["mean"]) / np.sqrt(running["var"] + eps) + beta
