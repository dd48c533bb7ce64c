"""Writes the zeros into the caller's array.

loses: dropout-values
says: changed the array it was given
"""


# %% dropout
def dropout(h, p, training, rng):

    mask = (rng.random(h.shape) >= p) / (1 - p) if training else np.ones(h.shape)
    h *= mask
    return {"y": h, "mask": mask}
