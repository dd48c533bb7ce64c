"""Takes over the statistics of the last batch.

loses: running-statistics-values
says: this is the batch's mean
"""


# %% running-statistics
def update_running(running, mean, var, n, momentum):
    return {"mean": mean, "var": var * n / (n - 1)}


def batchnorm_evaluation(X, running, gamma, beta, eps):
    return gamma * (X - running["mean"]) / np.sqrt(running["var"] + eps) + beta
