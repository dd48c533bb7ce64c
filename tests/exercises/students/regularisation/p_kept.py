"""Takes p for the share that speaks, with the factor of the formula.

loses: dropout-values
says: p is the share that falls silent
"""


# %% dropout
def dropout(h, p, training, rng):

    if not training:
        return {"y": h, "mask": np.ones_like(h)}
    mask = (rng.random(h.shape) < p) / (1 - p)
    return {"y": h * mask, "mask": mask}
