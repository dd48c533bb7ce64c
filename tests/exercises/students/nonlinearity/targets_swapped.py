"""Gives class 0 the target +1.

loses: fit-values
says: right up to the sign
"""


# %% fit
def fit(F, t):
    solution = np.linalg.lstsq(np.column_stack([F, np.ones(len(F))]), 1 - 2 * t)[0]
    return {"w": solution[:-1], "c": solution[-1]}
