"""Handwritten digits on a larger canvas, each at a place of its own."""

import numpy as np

from utils.data import digits

DIGIT, SIDE = 8, 14  # pixels
REACH = SIDE - DIGIT  # a digit's corner stands from 0 to REACH, in either direction
CENTRE = REACH // 2


def place(pictures: np.ndarray, down, right) -> np.ndarray:
    """`pictures` (n, 8, 8) on an empty canvas, (n, 14, 14) float32; `down` and `right`: 0 to 6, one or n of each."""
    canvas = np.zeros((len(pictures), SIDE, SIDE), np.float32)
    rows = np.broadcast_to(down, len(pictures))[:, None, None] + np.arange(DIGIT)[:, None]
    columns = np.broadcast_to(right, len(pictures))[:, None, None] + np.arange(DIGIT)
    canvas[np.arange(len(pictures))[:, None, None], rows, columns] = pictures
    return canvas


def shifted_digits(rng: np.random.Generator, anywhere: bool = True):
    """`(x_train, y_train), (x_test, y_test)` of 1200 and 597 pictures; the test digits stand anywhere.

    The training digits stand anywhere too, or all in the centre.
    """
    (pictures, label), (new, new_label) = digit_split(rng)
    if anywhere:
        train = place(pictures, *rng.integers(0, REACH + 1, (2, len(pictures))))
    else:
        train = place(pictures, CENTRE, CENTRE)
    return (train, label), (place(new, *rng.integers(0, REACH + 1, (2, len(new)))), new_label)


def digit_split(rng: np.random.Generator):
    """The digits as pictures (n, 8, 8) in random order: 1200 to learn from, 597 to be judged by."""
    x, y = digits()
    order = rng.permutation(len(x))
    x = x[order].reshape(-1, DIGIT, DIGIT).astype(np.float32)
    return (x[:1200], y[order][:1200]), (x[1200:], y[order][1200:])
