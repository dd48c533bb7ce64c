"""Random weights have no right values: judge their shape, their size, and whose dice were thrown."""

import numpy as np

from .call import call, name_of
from .compare import value
from .mistake import Mistake

MEANING = "one row per neuron that is fed, one column per neuron that feeds it"


def weights(init, n_out: int, n_in: int, *, std: float, known=None, note: str = "") -> None:
    """Raise Mistake unless init(rng, n_out, n_in) draws a matrix (n_out, n_in) from `rng`, around 0, with this `std`.

    `known` and `note` are those of `checks.value`, for the standard deviation, which is judged to 3.5 %: ask for
    20 000 weights or more. The seeds are fixed, so a right answer stays right.
    """
    __tracebackhide__ = True  # IPython leaves this frame out when the exception is the student's own
    name = f"{name_of(init)}(rng, {n_out}, {n_in})"
    first, again, other = (call(init, np.random.default_rng(seed), n_out, n_in) for seed in (3, 3, 4))
    value(name, first, np.zeros((n_out, n_in)), atol=np.inf, meaning=MEANING, note=note)  # all but the numbers
    first, again, other = map(np.asarray, (first, again, other))
    if not np.array_equal(first, again):
        raise Mistake(f"Your `{name}` differs for the same seed. Draw from the `rng` that is handed in. {note}".strip())
    if np.array_equal(first, other):
        raise Mistake(f"Your `{name}` is the same for two seeds. Draw from the `rng` that is handed in. {note}".strip())
    if abs(first.mean()) > 5 * std / np.sqrt(first.size):
        raise Mistake(f"Your `{name}` has the mean {first.mean():.3g}, expected 0 but for chance. {note}".strip())
    value(f"{name}.std()", float(first.std()), std, rtol=0.035, known=known, note=note)
