"""The error function, which NumPy lacks: the nearest entry of a table and a Taylor step from there."""

import math

import numpy as np

STEPS = 64  # table entries per unit
END = 6  # erf(6) = 1 in float64
TABLE = np.array([math.erf(k / STEPS) for k in range(-END * STEPS, END * STEPS + 1)])


def erf(x):
    """erf(x) = 2/√π ∫₀ˣ e^(−t²) dt to 2e-16, for an array x of floats.

    With c the nearest table point and h = x − c, erf(c + h) = erf(c) + erf'(c)·(h − c h² + …), the derivatives of
    erf'(c) = 2/√π e^(−c²) being Hermite polynomials; |h| ≤ 1/128 makes the first term left out smaller than 1e-16.
    """
    x = np.clip(x, -END, END)
    k = np.nan_to_num(np.rint(x * STEPS))  # NaN is not an index; it comes back through h
    c = k / STEPS
    h = x - c
    q = 2 * c * c
    series = 1 - h * (c + h / 3 * (1 - q) - h**2 / 6 * c * (3 - q) - h**3 / 30 * (3 - 6 * q + q * q))
    return TABLE[k.astype(np.intp) + END * STEPS] + 2 / np.sqrt(np.pi) * np.exp(-c * c) * h * series
