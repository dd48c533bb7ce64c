"""Returns weights and bias in one array.

loses: fit-values
says: one weight per column of F
"""


# %% fit
def fit(F, t):
    solution = np.linalg.lstsq(np.column_stack([F, np.ones(len(F))]), 2 * t - 1)[0]
    return {"w": solution, "c": solution[-1]}
