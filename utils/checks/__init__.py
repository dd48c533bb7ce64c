"""Assertions that teach: they compare a student's answer with the right one and say what kind of mistake it is.

    from utils import checks

    checks.function(slope, np.array([0.0, 1.0]), expected=[0.0, 2.0])
    checks.value("total", total, 3.5)
    checks.mapping("gradient", gradient, {"x": 1.0, "y": 2.0})
    checks.weights(lecun, 100, 200, std=200**-0.5)

All return nothing when the answer is right and raise `Mistake` when it is not. They hold no solution: the test
cell that calls them brings the numbers.
"""

import numpy as np

from .call import call, name_of
from .compare import mapping, value
from .mistake import Mistake
from .weights import weights

__all__ = ["Mistake", "call", "function", "mapping", "value", "weights"]


def function(f, *arguments, expected, warn: bool = True, unchanged: bool = True, **how) -> None:
    """Call `f` with copies of the arguments and compare what it returns with `expected`.

    `warn` and `unchanged` are those of `checks.call`; `how` is passed on to `checks.value`.
    """
    __tracebackhide__ = True  # IPython leaves this frame out when the exception is the student's own
    answer = call(f, *arguments, warn=warn, unchanged=unchanged)
    at = next((argument for argument in arguments if isinstance(argument, np.ndarray)), None)
    value(f"{name_of(f)}(…)", answer, expected, **{"at": at, **how})
