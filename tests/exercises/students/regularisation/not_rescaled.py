"""Forgets the factor 1/(1 - p).

loses: dropout-values
says: are not multiplied by 1/(1 - p)
"""


# %% dropout
def dropout(h, p, training, rng):

    mask = rng.random(h.shape) >= p if training else np.ones(h.shape)
    return {"y": h * mask, "mask": mask}
