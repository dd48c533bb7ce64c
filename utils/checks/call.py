"""Call a student's function and name the mistakes that show in the calling, before any number is compared."""

import copy
import re
import traceback
import warnings

import numpy as np

from . import torch_words
from .mistake import Mistake

# What Python or NumPy says when code for one number meets an array, and what it means.
SCALAR_ONLY = {
    "only length-1 arrays can be converted": "the functions of `math` take one number; use those of NumPy",
    "only 0-dimensional arrays can be converted": "the functions of `math` take one number; use those of NumPy",
    "truth value of an array": "`if` and `max` decide once for the whole array; use np.where or np.maximum",
}

_LIBRARY = re.compile(rf"site-packages|{re.escape(__file__)}")  # neither is the student's code


def call(f, *arguments, warn: bool = True, unchanged: bool = True):
    """Return f(*arguments), called with copies of the arguments.

    Raises Mistake where f handles single numbers only, where NumPy warns (of overflow, say), and where f changes an
    array or a dictionary it was given. The last two can be switched off, warnings are silenced then: for a part whose
    marks should not suffer from an earlier one. Any other exception is the student's own and passes through.
    """
    __tracebackhide__ = True  # IPython leaves this frame out when the exception is the student's own
    name = name_of(f)
    given = copy.deepcopy(arguments)
    try:
        with warnings.catch_warnings(), np.errstate(over="warn", invalid="warn", divide="warn"):
            warnings.simplefilter("error" if warn else "ignore")
            answer = f(*given)
    except (TypeError, ValueError, RuntimeError) as error:
        for words, advice in SCALAR_ONLY.items():
            if words in str(error):
                where = _line(error)
                raise Mistake(
                    f"`{name}` works for a single number, but it was given an array{where}: {advice}."
                ) from error
        if "could not be broadcast" in str(error):
            shapes = " and ".join(re.findall(r"\([\d,]*\)", str(error)))
            raise Mistake(f"`{name}` combines arrays whose shapes do not fit, {shapes}{_line(error)}.") from error
        if why := torch_words.meaning(error):
            raise Mistake(f"`{name}` was stopped by torch{_line(error)}: {why}.") from error
        raise
    except RuntimeWarning as warning:
        raise Mistake(f"`{name}` gave a warning: {warning}{_line(warning)}.{_cause(str(warning))}") from warning
    for before, after in zip(arguments, given, strict=True) if unchanged else ():
        if isinstance(before, np.ndarray) and not np.array_equal(before, after, equal_nan=True):
            raise Mistake(
                f"`{name}` changed the array it was given: the caller's {_short(before)} became {_short(after)}. "
                "Work on a new array: `y = x + h` makes one, `x += h` and `x[i] = …` do not."
            )
        if isinstance(before, dict) and not _same(before, after):
            raise Mistake(f"`{name}` changed the dictionary it was given. Put your results into a new one.")
    return answer


def _same(before, after) -> bool:
    """Equality that looks into dictionaries and arrays, where `==` alone has no single answer."""
    if isinstance(before, dict):
        return (
            isinstance(after, dict)
            and before.keys() == after.keys()
            and all(_same(before[k], after[k]) for k in before)
        )
    if isinstance(before, np.ndarray):
        return np.array_equal(before, after, equal_nan=before.dtype.kind == "f")
    return before is after or bool(before == after)


def name_of(f) -> str:
    """What to call f in a message; not everything that can be called has a name."""
    return getattr(f, "__name__", "your function")


def _line(error: BaseException) -> str:
    """The line of the student's that `error` came from, for the middle of a sentence."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if not _LIBRARY.search(frame.filename)]
    return f" in the line `{frames[-1].line}`" if frames and frames[-1].line else ""


def _cause(warning: str) -> str:
    if "overflow" in warning and "exp" in warning:
        return " exp of a large positive number is too big for a float: for which x does your formula take it?"
    if "divide" in warning:
        return " A denominator can be 0 here: what keeps it away from there?"
    return ""


def _short(array: np.ndarray) -> str:
    return np.array2string(array, precision=6, threshold=6, edgeitems=2)
