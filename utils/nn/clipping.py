"""Gradient clipping: a step off a cliff is no longer than you allow (lecture 05, exploding gradients)."""

import numpy as np

from utils.nn import errors


def clip_to_norm(gradient, max_norm):
    """Shorten the vector `gradient` in place to length `max_norm`, if it is longer; returns its length before.

    As torch.nn.utils.clip_grad_norm_, which divides by the length + 1e-6.
    """
    return shorten(errors.vector("gradient", gradient), errors.between("max_norm", max_norm, 0, open_low=True))


def clip_to_value(gradient, limit):
    """Cut every component of `gradient` to [−limit, limit] in place, as torch.nn.utils.clip_grad_value_."""
    limit = errors.between("limit", limit, 0, open_low=True)
    np.clip(errors.vector("gradient", gradient), -limit, limit, out=gradient)


def shorten(gradient, max_norm):
    """What `clip_to_norm` does, for arguments that have been looked at: a training does it at every step."""
    norm = float(np.sqrt(np.dot(gradient, gradient)))
    if not norm <= max_norm:
        gradient *= max_norm / (norm + 1e-6)
    return norm
