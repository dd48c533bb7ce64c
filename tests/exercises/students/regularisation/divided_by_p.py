"""Divides by p.

loses: dropout-values
says: are divided by p
"""


# %% dropout
def dropout(h, p, training, rng):

    if not training:
        return {"y": h, "mask": np.ones_like(h)}
    mask = (rng.random(h.shape) > p) / p
    return {"y": h * mask, "mask": mask}
