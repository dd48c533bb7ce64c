"""What kind of wrong is it? Numbers against numbers of the same shape, the likeliest mistakes first."""

import numpy as np


def diagnose(answer, expected, rtol, atol, at=None, known=None) -> str:
    """Return "" where all numbers agree, else the end of a sentence that begins with the answer's name."""
    if bad := _not_finite(answer, expected, at):
        return bad

    def close(a, b):
        return bool(np.all(np.abs(a - b) <= rtol * np.abs(b) + atol))

    if close(answer, expected):
        return ""
    for sentence, values in (known or {}).items():
        if close(answer, np.asarray(values, dtype=float)):
            return f"is wrong: {sentence}" + ("" if sentence.endswith("?") else ".")
    if close(answer, -expected):
        return f"is right up to the sign. {_first_wrong(answer, expected, rtol, atol, at)}"
    if close(np.abs(answer), np.abs(expected)):
        return f"has the right size, but in places the wrong sign. {_first_wrong(answer, expected, rtol, atol, at)}"
    if factor := _factor(answer, expected, close):
        return factor
    if answer.size > 1 and close(answer - expected, np.mean(answer - expected)):
        return f"is off by the same amount everywhere: {np.mean(answer - expected):+.6g}."
    if close_to := _digits(answer, expected):
        return f"is right to about {close_to} digits only. {_first_wrong(answer, expected, rtol, atol, at)}"
    return f"is wrong. {_first_wrong(answer, expected, rtol, atol, at)}"


def _not_finite(answer, expected, at):
    bad = ~np.isfinite(answer) & np.isfinite(expected)
    if not bad.any():
        return ""
    where = np.argwhere(bad)[0]
    return f"is {answer[tuple(where)]}{_place(where, answer.shape, at)}: something overflows or is divided by zero."


def _factor(answer, expected, close):
    """A common factor, if it is no accident: several numbers share it, or it is an integer or one over an integer."""
    nonzero = expected != 0
    if not nonzero.any() or not np.any(answer):
        return ""
    ratio = np.mean(answer[nonzero] / expected[nonzero])
    size = abs(ratio) if abs(ratio) > 1 else 1 / abs(ratio) if ratio else np.inf
    if not close(answer, ratio * expected) or (nonzero.sum() < 2 and abs(size - round(size)) > 1e-6) or size > 1e6:
        return ""
    sign = ", and has the wrong sign" if ratio < 0 else ""
    return f"is too {'large' if abs(ratio) > 1 else 'small'} by a factor {size:.6g}{sign}."


def _digits(answer, expected):
    """Correct digits if there are at least two everywhere, else 0."""
    scale = np.max(np.abs(expected))
    error = np.max(np.abs(answer - expected)) / scale if scale else np.inf
    return int(-np.log10(error)) if error < 1e-2 else 0


def _first_wrong(answer, expected, rtol, atol, at):
    where = np.argwhere(np.abs(answer - expected) > rtol * np.abs(expected) + atol)[0]
    place = _place(where, answer.shape, at)
    return f"Yours{place} is {answer[tuple(where)]:.10g}, expected {expected[tuple(where)]:.10g}."


def _place(where, shape, at):
    if at is not None and np.shape(at) == shape:
        return f" at x = {np.asarray(at)[tuple(where)]:.6g}"
    return f" in entry {[int(i) for i in where]}" if len(where) else ""
