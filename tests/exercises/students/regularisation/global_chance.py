"""Takes NumPy's global random numbers.

loses: dropout-values
says: take all your random numbers from `rng`
"""


# %% dropout
def dropout(h, p, training, rng):

    if not training:
        return {"y": h, "mask": np.ones_like(h)}
    mask = (np.random.rand(*h.shape) >= p) / (1 - p)
    return {"y": h * mask, "mask": mask}
