"""What every argument from outside is asked. A refusal names it, what came, what was expected, what to do."""

import math
import numbers
import operator

import numpy as np


class Diverged(FloatingPointError):
    """The numbers of a training left the range of floats: usually the learning rate is too large."""


def numeric(name, value, dtype):
    """`value` as an array of `dtype`. TypeError unless it holds real numbers, ValueError unless all are finite."""
    try:
        array = np.asarray(value)
    except ValueError as error:
        raise ValueError(
            f"{name} is not a rectangular array of numbers ({error}). Give rows of equal length."
        ) from None
    if array.dtype.kind not in "biuf":
        raise TypeError(f"{name} holds {array.dtype}, but real numbers are expected. Convert it: {name}.astype(float).")
    with np.errstate(over="ignore"):  # a float64 may be too large for float32: then it is not finite below
        array = array.astype(dtype, copy=False)
    if not np.isfinite(array).all():
        bad = np.argwhere(~np.isfinite(array))[0].tolist()
        raise ValueError(f"{name} is not finite at index {bad} (as {np.dtype(dtype)}). Remove or replace nan and inf.")
    return array


def rows(name, value, width, dtype):
    """`value` as an array (n, width), one sample per row, n ≥ 1. `width` None accepts every width ≥ 1."""
    array = numeric(name, value, dtype)
    if array.ndim != 2 or (width is not None and array.shape[1] != width):
        mend = f" Did you mean {name}.reshape(-1, {width or 1})?" if array.ndim == 1 else ""
        wanted = f"(n, {'d' if width is None else width})"
        raise ValueError(f"{name} has shape {array.shape}, expected {wanted}: one sample per row.{mend}")
    if 0 in array.shape:
        raise ValueError(f"{name} has shape {array.shape}: it is empty. Give at least one sample and one feature.")
    return array


def finite(array, what):
    """`array`, or Diverged where numbers grew beyond the range of floats."""
    if not np.isfinite(array).all():
        raise Diverged(
            f"{what} is not finite: the parameters or the inputs are too large for {array.dtype}. Scale them."
        )
    return array


def count(name, value, least=1):
    """`value` as an int ≥ `least`."""
    try:
        if isinstance(value, bool | np.bool_):
            raise TypeError
        number = operator.index(value)
    except TypeError:
        raise TypeError(f"{name} is {value!r}, but a whole number is expected.") from None
    if number < least:
        raise ValueError(f"{name} is {number}, but it must be at least {least}.")
    return number


def flag(name, value):
    """`value` as a bool."""
    if not isinstance(value, bool | np.bool_):
        raise TypeError(f"{name} is {value!r}, but True or False is expected.")
    return bool(value)


def able(name, value, method, example):
    """`value`, if it is an object with this method: one of ours, or one that stands for it."""
    if isinstance(value, type) or not callable(getattr(value, method, None)):
        raise TypeError(f"{name} is {value!r}, but an object such as utils.nn.{example} is expected.")
    return value


def schedule(value):
    """Whether `value` is a function of the step, and no class."""
    return callable(value) and not isinstance(value, type)


def vector(name, value):
    """`value`, if it is a flat vector of floats, which can be changed in place."""
    if not isinstance(value, np.ndarray) or value.ndim != 1 or value.dtype.kind != "f":
        got = f"{value.dtype} {value.shape}" if isinstance(value, np.ndarray) else repr(value)
        raise TypeError(f"{name} is {got}, but a flat vector of floats is expected, such as net.{name}.")
    return value


def between(name, value, low=-math.inf, high=math.inf, *, open_low=False, open_high=True):
    """`value` as a float in [low, high), or with other ends as asked; nan and inf are refused."""
    if not isinstance(value, numbers.Real) or isinstance(value, bool):
        raise TypeError(f"{name} is {value!r}, but a real number is expected.")
    try:
        number = float(value)
    except OverflowError:  # a whole number beyond the range of floats
        number = math.inf if value > 0 else -math.inf
    inside = (number > low if open_low else number >= low) and (number < high if open_high else number <= high)
    if not (inside and math.isfinite(number)):
        interval = f"{'(' if open_low else '['}{low:g}, {high:g}{')' if open_high else ']'}"
        raise ValueError(f"{name} is {number:g}, but it must lie in {interval}.")
    return number


def floating(dtype):
    """`dtype` as np.dtype, if it is np.float32 or np.float64."""
    for known in (np.dtype(np.float32), np.dtype(np.float64)):
        if isinstance(dtype, str | type | np.dtype) and dtype in (known, known.type, known.name):
            return known
    raise TypeError(f"dtype is {dtype!r}, but np.float32 or np.float64 is expected.")


def generator(rng):
    """`rng` as a np.random.Generator: itself, a seed, or None for a fresh one."""
    try:
        return np.random.default_rng(rng)
    except (TypeError, ValueError):
        message = f"rng is {rng!r}, but a generator is expected. Give np.random.default_rng(0), a seed ≥ 0 or None."
        raise TypeError(message) from None
