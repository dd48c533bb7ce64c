"""The values of a control that a recording keeps."""

from math import ceil, log10

from utils.demos.controls import Choice, Control, Place, Slider, Steps


def grid(control: Control, start, count: int) -> list:
    """About `count` values, the ends, `start` and what a slider names among them.

    A Place gets about `count` × `count` points; choices and switches keep all they have.

    Raises ValueError for fewer than two values.
    """
    if count < 2:
        raise ValueError(f"a control needs at least 2 values to move between; got {count}")
    match control:
        case Slider():
            return sorted({start, *control.named, *_spread(list_of(control), count)})
        case Choice(options):
            return list(options)
        case Steps(last):
            return sorted({start, *_spread(range(last + 1), count)})
        case Place(x, y):
            xs, ys = (sorted({at, *_even(*side, count)}) for side, at in zip((x, y), start, strict=True))
            return [[a, b] for a in xs for b in ys]
    return [False, True]


def list_of(slider: Slider) -> list:
    """Every value that the slider stops at, as the browser computes them."""
    span = log10(slider.high / slider.low) if slider.log else slider.high - slider.low
    last = ceil(span / slider.step - 1e-9)
    at = (lambda i: slider.low * 10 ** (i * slider.step)) if slider.log else (lambda i: slider.low + i * slider.step)
    return [float(f"{at(i):.12g}") for i in range(last)] + [slider.high]


def _spread(values, count: int) -> list:
    count = min(count, len(values))
    return [values[round(i * (len(values) - 1) / (count - 1))] for i in range(count)] if count > 1 else list(values)


def _even(low: float, high: float, count: int) -> list[float]:
    return [low + (high - low) * i / (count - 1) for i in range(count)]
