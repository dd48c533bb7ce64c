"""Centres the features and forgets to move the bias back.

loses: fit-values
says: there is no bias
"""


# %% fit
def fit(F, t):
    y = 2 * t - 1
    return {"w": np.linalg.lstsq(F - F.mean(axis=0), y - y.mean())[0], "c": 0.0}
