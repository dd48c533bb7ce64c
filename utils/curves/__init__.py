"""Curves that take longer than a lecture: computed once by `course curves`, kept in `lectures/curves/`, loaded by name.

@curve(depth=(1, 2, 4), seed=range(10))          # every combination is one point
def depth_on_events(depth, seed):
    ...
    return {"auc": 0.91}                         # what was measured there

depth_on_events.live(depth=(1, 2), seed=(0,))    # a small version, computed now
depth_on_events.load()                           # all of it, from the file
"""

from utils.curves.measured import Curve, Table, curve

__all__ = ["Curve", "Table", "curve"]
