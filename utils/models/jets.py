"""Toy jets: sprays of particles around one axis (background) or two (signal), equally wide on average.

A jet is a set of constituents, each with its share z of the jet's pT and its place (Δη, Δφ) around the jet's axis. What
matters at a collider is kept (sets of varying size, no order, any orientation); all else is a toy, and ours.
"""

import numpy as np

LEAST, MOST = 8, 14  # constituents


def toy_jets(n: int, rng: np.random.Generator):
    """Shares (n, 14), places (n, 14, 2), labels (n, 1), all float32. Absent members have share 0 and place (0, 0).

    Members are sorted by falling share, as physicists store them. Every jet has mean place 0 (weighted by share); a
    background jet is scaled to the width of some signal jet, so that width alone says nothing.
    """
    present = np.arange(MOST) < rng.integers(LEAST, MOST + 1, n)[:, None]
    share = -np.sort(-rng.exponential(1.0, (n, MOST)) * present, axis=1)
    share /= share.sum(axis=1, keepdims=True)
    label = rng.integers(0, 2, n)
    angle = rng.uniform(0, np.pi, n)
    axis = np.stack([np.cos(angle), np.sin(angle)], axis=1)[:, None] * rng.uniform(0.15, 0.3, n)[:, None, None]
    side = rng.choice([-1.0, 1.0], (n, MOST, 1))
    spray = rng.normal(size=(n, MOST, 2))
    two, one = _centred(side * axis + 0.09 * spray, share), _centred(spray, share)
    one *= (rng.permutation(_width(two, share)) / _width(one, share))[:, None, None]
    place = np.where(label[:, None, None] == 1, two, one) * present[..., None]
    return share.astype(np.float32), place.astype(np.float32), label[:, None].astype(np.float32)


def turned(place: np.ndarray, angle: float) -> np.ndarray:
    """`place` (n, members, 2) turned around the jet's axis by `angle` radian."""
    c, s = np.cos(angle), np.sin(angle)
    return place @ np.array([[c, s], [-s, c]], place.dtype)


def _centred(place, share):
    return place - (place * share[..., None]).sum(axis=1, keepdims=True)


def _width(place, share):
    return np.sqrt((share[..., None] * place**2).sum(axis=(1, 2)))
