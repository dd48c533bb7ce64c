"""Numbers that only torch can give. Without it one line says how to get it, and the cells below still run."""

from functools import wraps

from utils.models import ADVICE


class TorchMissing:
    """What a notebook shows in place of such a number."""

    def __repr__(self) -> str:
        return ADVICE


def with_torch(function):
    """Decorator: `function`, or a `TorchMissing` where torch is not installed.

    For the last line of a cell. An error would stop *Run All Cells* there, and most of what follows needs no torch.
    """

    @wraps(function)
    def result(*args, **kwargs):
        try:
            return function(*args, **kwargs)
        except ImportError as error:
            if error.name != "torch":
                raise
            return TorchMissing()

    return result
