"""Between the data and the network: split it, and bring each feature to mean 0 and spread 1."""

from dataclasses import dataclass

import numpy as np

from .arguments import check_matrix, check_number, check_rng
from .events import Events


def split(x: np.ndarray | Events, y: np.ndarray, rng: np.random.Generator, test: float = 0.25):
    """`(x_train, y_train), (x_test, y_test)`: rows in random order, the share `test` of them held back.

    x is (n, d) or Events, y (n,) or (n, k). Each side gets at least one row. Raises ValueError when x and y differ in
    length, when there are fewer than two rows, or for test outside [0, 1]; TypeError for any other rng.
    """
    rng, test = check_rng(rng), check_number("test", test, 0, 1)
    x, y = x if isinstance(x, Events) else np.atleast_1d(x), np.atleast_1d(y)
    if len(x) != len(y):
        raise ValueError(f"x and y: got {len(x)} and {len(y)} rows, expected one row of y for each row of x")
    if len(x) < 2:
        raise ValueError(f"x: got {len(x)} row(s), expected at least 2, one for each side")
    held = min(max(round(test * len(x)), 1), len(x) - 1)
    order = rng.permutation(len(x))
    train = order[held:]
    return (x[train], y[train]), (x[order[:held]], y[order[:held]])


@dataclass(frozen=True, eq=False)
class Standardise:
    """x ↦ (x - mean) / std, column by column: `scale = Standardise.fit(x_train)`, then `scale(x_test)`.

    Mean and spread come from the training rows alone: the test rows must not speak before the test.
    """

    mean: np.ndarray  # (d,)
    std: np.ndarray  # (d,), 1 where the training column is constant, so that it becomes 0

    @classmethod
    def fit(cls, x: np.ndarray) -> "Standardise":
        """From x (n, d). Raises ValueError for another shape or for values that are not finite."""
        x = check_matrix("x", x)
        std = x.std(axis=0)
        return cls(x.mean(axis=0), np.where(np.ptp(x, axis=0) > 0, std, 1.0))

    def __call__(self, x: np.ndarray) -> np.ndarray:
        """x (n, d), standardised. Raises ValueError when the number of columns is not that of the training rows."""
        x = check_matrix("x", x)
        if x.shape[1] != len(self.mean):
            raise ValueError(f"x: got {x.shape[1]} columns, expected {len(self.mean)} as in the rows given to fit")
        return (x - self.mean) / self.std

    def undo(self, x: np.ndarray) -> np.ndarray:
        """The way back, to the units of the data."""
        return x * self.std + self.mean
