"""Handwritten digits that ship with scikit-learn: nothing is downloaded."""

import numpy as np


def digits() -> tuple[np.ndarray, np.ndarray]:
    """x (1797, 64) float64 in [0, 1], each row an 8×8 picture read line by line; y (1797,) int, the digit 0 to 9.

    Source: E. Alpaydin, C. Kaynak, Optical Recognition of Handwritten Digits, UCI repository (1998), its test part, as
    in `sklearn.datasets.load_digits`.
    """
    from sklearn.datasets import load_digits

    x, y = load_digits(return_X_y=True)
    return x / 16, y.astype(int)
