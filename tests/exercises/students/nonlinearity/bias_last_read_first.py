"""Appends the ones on the right and reads the bias on the left.

loses: fit-values
says: bias and weights have changed places
"""


# %% fit
def fit(F, t):
    solution = np.linalg.lstsq(np.column_stack([F, np.ones(len(F))]), 2 * t - 1)[0]
    return {"w": solution[1:], "c": solution[0]}
