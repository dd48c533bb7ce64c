"""Does not look at the mode.

loses: dropout-values
says: this drops neurons in evaluation
"""


# %% dropout
def dropout(h, p, training, rng):

    mask = (rng.random(h.shape) >= p) / (1 - p)
    return {"y": h * mask, "mask": mask}
