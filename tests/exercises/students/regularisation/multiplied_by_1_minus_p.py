"""Multiplies in training by what the first paper multiplies by in evaluation.

loses: dropout-values
says: are multiplied by 1 - p
"""


# %% dropout
def dropout(h, p, training, rng):

    if not training:
        return {"y": h, "mask": np.ones_like(h)}
    mask = (rng.random(h.shape) > p) * (1 - p)
    return {"y": h * mask, "mask": mask}
