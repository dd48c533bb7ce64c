"""Gradient clipping: a step off a cliff is no longer than you allow (lecture 05, exploding gradients)."""

import numpy as np

from utils.nn import errors


def clip_to_norm(gradient, max_norm):
    """Shorten the vector `gradient` in place to length `max_norm`, if it is longer; returns its length before.

    As torch.nn.utils.clip_grad_norm_, which divides by the length + 1e-6.
    """
    max_norm = errors.between("max_norm", max_norm, 0, open_low=True)
    norm = float(np.sqrt(np.dot(gradient, gradient)))
    if not norm <= max_norm:
        gradient *= max_norm / (norm + 1e-6)
    return norm


def clip_to_value(gradient, limit):
    """Cut every component of `gradient` to [−limit, limit] in place, as torch.nn.utils.clip_grad_value_."""
    limit = errors.between("limit", limit, 0, open_low=True)
    np.clip(gradient, -limit, limit, out=gradient)
