"""Draws one chance per neuron and uses it for every sample.

loses: dropout-values
says: every neuron of every sample has its own chance
"""


# %% dropout
def dropout(h, p, training, rng):

    if not training:
        return {"y": h, "mask": np.ones_like(h)}
    mask = (rng.random(h.shape[1]) >= p) / (1 - p) * np.ones(h.shape)
    return {"y": h * mask, "mask": mask}
