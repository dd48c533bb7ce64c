"""Fits the classes as they are.

loses: fit-values
says: They should be -1 and +1
"""


# %% fit
def fit(F, t):
    solution = np.linalg.lstsq(np.column_stack([F, np.ones(len(F))]), t)[0]
    return {"w": solution[:-1], "c": solution[-1]}
