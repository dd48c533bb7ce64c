"""The curves: step, training and test loss, training and test score, at some hundreds of steps however long it runs."""

import numpy as np

MOST = 400


class History:
    """Rows (step, loss train, loss test, score train, score test). When it is full, every second row goes."""

    def __init__(self, rows=None):
        self.rows: list[tuple[float, ...]] = [tuple(row) for row in rows or ()]
        self.stride = 1

    def thinned(self, most: int) -> np.ndarray:
        """(n, 5): at most `most` of the rows, evenly, and the last."""
        apart = max(1, -(-(len(self.rows) - 1) // most))
        return np.array([*self.rows[:-1:apart], self.rows[-1]], dtype=float)

    def add(self, step: int, losses: tuple[float, float], scores: tuple[float, float]) -> None:
        """Note down step `step`; a step noted before is replaced, and near neighbours of the last are."""
        row = (float(step), *losses, *scores)
        if self.rows and (step <= self.rows[-1][0] or (len(self.rows) > 1 and self._near(step))):
            self.rows[-1] = row
        else:
            self.rows.append(row)
        if len(self.rows) > MOST:
            self.rows = [*self.rows[:-1:2], self.rows[-1]]
            self.stride = int(2 * max(self.stride, (self.rows[-1][0] - self.rows[0][0]) / MOST / 2))

    def _near(self, step: int) -> bool:
        return step - self.rows[-2][0] < self.stride and self.stride > 1

    def columns(self) -> np.ndarray:
        """(5, n)"""
        return np.array(self.rows, dtype=float).T.reshape(5, -1)

    def at(self, share: float) -> tuple[float, ...]:
        """The row at the step that is `share` (0 to 1) of the way; the nearest one noted."""
        steps = np.array([row[0] for row in self.rows])
        return self.rows[int(np.argmin(np.abs(steps - (steps[0] + share * (steps[-1] - steps[0])))))]
