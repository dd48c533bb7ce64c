"""A Surface mark as tiles, from the far ones to the near, so that each covers what is behind it."""

import numpy as np


def tiles(mark) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Of a `Surface` with v vertices: where they are in the panel (v, 2); its tiles (n, 4), as indices of the vertices
    that one meets on the way around; and the value (n,) that colours each tile.

    A tile with a corner that is not finite is left out.
    """
    rows, columns = mark.values.shape
    x, y = np.meshgrid(np.linspace(*mark.x, columns), np.linspace(*mark.y, rows))
    across, up, depth = (side.ravel() for side in mark.seen(x, y, np.asarray(mark.values, dtype=float)))
    first = (np.arange(rows - 1)[:, None] * columns + np.arange(columns - 1)).ravel()
    around = first[:, None] + [0, 1, columns + 1, columns]
    values = np.ravel(mark.values)[around].mean(axis=1)
    order = np.argsort(-depth[around].mean(axis=1), kind="stable")
    order = order[np.isfinite(values[order])]
    return np.column_stack([across, up]), around[order], values[order]
