"""Rescales in training and in evaluation.

loses: dropout-values
says: nothing is rescaled in evaluation
"""


# %% dropout
def dropout(h, p, training, rng):

    if not training:
        return {"y": h * (1 - p), "mask": np.ones_like(h)}
    mask = (rng.random(h.shape) >= p) / (1 - p)
    return {"y": h * mask, "mask": mask}
