"""No column of ones.

loses: fit-values
says: this is a fit without bias
"""


# %% fit
def fit(F, t):
    return {"w": np.linalg.lstsq(F, 2 * t - 1)[0], "c": 0.0}
