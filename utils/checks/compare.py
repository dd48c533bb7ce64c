"""Compare one answer with the right one: first what it is, then its type, its shape, and at last its numbers."""

import numpy as np

from .diagnose import diagnose
from .mistake import Mistake


def value(name, answer, expected, *, rtol=1e-9, atol=1e-12, at=None, meaning="", known=None, precise=True, note=""):
    """Raise Mistake unless `answer` has the shape and, to the tolerance rtol·|expected| + atol, the values `expected`.

    name      what the answer is called in the message
    at        the input of the function, one entry for each of the answer's: the message says where it went wrong
    meaning   what the axes are, as in "one row per sample", for the message about a wrong shape
    known     sentence → values: answers that a well-known mistake gives, each with the sentence that names it
    precise   refuse float32; switch off where an earlier part may be the cause
    note      a sentence for the end of every message
    """
    try:
        _compare(name, answer, np.asarray(expected), rtol, atol, at, meaning, known or {}, precise)
    except Mistake as mistake:
        raise Mistake(f"{mistake} {note}".strip()) from None


def mapping(name: str, answer, expected: dict, *, known=None, **how) -> None:
    """Raise Mistake unless `answer` is a dictionary with the keys of `expected` and the right value under each.

    `known` maps a key to what `checks.value` wants for it; `how` is passed on to `checks.value`.
    """
    if not isinstance(answer, dict):
        raise Mistake(f"Your `{name}` should be a dictionary, and is {_kind(answer)}.")
    if missing := [key for key in expected if key not in answer]:
        raise Mistake(f"Your `{name}` lacks {', '.join(map(repr, missing))}.")
    for key, right in expected.items():
        value(f"{name}[{key!r}]", answer[key], right, known=(known or {}).get(key), **how)


def _compare(name, answer, expected, rtol, atol, at, meaning, known, precise):
    if answer is None:
        raise Mistake(f"Your `{name}` is None. Does your function end with `return …`?")
    try:
        numbers = np.asarray(answer)
    except ValueError:
        raise Mistake(f"Your `{name}` should be an array of numbers, and is {_kind(answer)} of uneven rows.") from None
    if numbers.dtype.kind not in "fiub":
        raise Mistake(f"Your `{name}` should be made of real numbers, and is {_kind(answer)}.")
    if numbers.shape != expected.shape:
        raise Mistake(_wrong_shape(name, numbers.shape, expected.shape, meaning))
    if precise and numbers.dtype.kind == "f" and numbers.dtype.itemsize < 8:
        raise Mistake(f"Your `{name}` is {numbers.dtype}, with too few digits. Stay with NumPy's own float64.")
    if why := diagnose(numbers.astype(float), expected.astype(float), rtol, atol, at, known):
        if numbers.dtype.kind != "f" and np.any(expected % 1) and np.all(np.abs(numbers - expected) < 1):
            why = f"holds integers ({numbers.dtype}): the digits behind the point are cut off."
        raise Mistake(f"Your `{name}` {why}")


def _wrong_shape(name, shape, expected, meaning):
    message = f"Your `{name}` has shape {shape}, expected {expected}"
    if meaning:
        message += f": {meaning}"
    elif shape == ():
        message += ": you return one number, and every entry of the input has its own answer"
    elif shape == expected[::-1]:
        message += ": rows and columns have changed places"
    return message + "."


def _kind(answer) -> str:
    if isinstance(answer, np.ndarray):
        return f"an array of {answer.dtype}"
    kind = type(answer).__name__
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
