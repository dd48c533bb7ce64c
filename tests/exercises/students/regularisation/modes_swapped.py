"""Drops in evaluation and not in training.

loses: dropout-values
says: Have training and evaluation changed places?
"""


# %% dropout
def dropout(h, p, training, rng):

    mask = np.ones(h.shape) if training else (rng.random(h.shape) >= p) / (1 - p)
    return {"y": h * mask, "mask": mask}
