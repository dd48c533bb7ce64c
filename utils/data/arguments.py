"""What every data set asks of its arguments, said once. A message names the argument, what came and how to mend it."""

from numbers import Integral, Real

import numpy as np


def check_count(n) -> int:
    """`n` as an int of at least 1. Raises TypeError unless it is a whole number, ValueError below 1."""
    if isinstance(n, bool) or not isinstance(n, Integral):
        raise TypeError(f"n: got {n!r}, expected a whole number of points such as 200")
    if n < 1:
        raise ValueError(f"n: got {n}, expected at least 1 point; ask for n=1 or more")
    return int(n)


def check_number(name: str, value, low: float, high: float = np.inf) -> float:
    """`value` as a finite float in [low, high]. Raises TypeError unless it is a number, ValueError outside."""
    if isinstance(value, bool) or not isinstance(value, Real):
        raise TypeError(f"{name}: got {value!r}, expected a number such as {max(low, 0.1)}")
    if not np.isfinite(value) or not low <= value <= high:
        span = f"between {low:g} and {high:g}" if np.isfinite(high) else f"of at least {low:g}"
        raise ValueError(f"{name}: got {value}, expected a finite number {span}")
    return float(value)


def check_rng(rng) -> np.random.Generator:
    """`rng` itself. Raises TypeError unless it is a np.random.Generator."""
    if not isinstance(rng, np.random.Generator):
        seed = rng if isinstance(rng, Integral) else 0
        raise TypeError(
            f"rng: got {type(rng).__name__}, expected np.random.Generator; write rng=np.random.default_rng({seed})"
        )
    return rng


def check_matrix(name: str, x) -> np.ndarray:
    """`x` as a finite float64 array of shape (n, d), n >= 1. Raises ValueError otherwise."""
    x = np.asarray(x, dtype=np.float64)
    if x.ndim != 2 or len(x) == 0:
        raise ValueError(
            f"{name}: got shape {x.shape}, expected (n, d), one row per point; reshape with x.reshape(-1, 1)"
        )
    if not np.isfinite(x).all():
        raise ValueError(
            f"{name}: holds {np.sum(~np.isfinite(x))} values that are NaN or infinite; drop those rows first"
        )
    return x
