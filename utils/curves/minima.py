"""Lecture 06, section 1 and 2: how rough a landscape is, and how many starts end in a bad minimum."""

from utils.curves.measured import curve
from utils.demos import deep_and_skipped, xor_starts


@curve(depth=(1, 2, 4, 8, 16, 24), skip=(False, True), seed=range(8))
def landscape_roughness(depth, skip, seed):
    """Local minima per random line through the trained point, and the share of the line that bends down."""
    return deep_and_skipped.roughness(depth, skip, seed)


@curve(activation=tuple(xor_starts.ACTIVATIONS), hidden=xor_starts.WIDTHS, seed=range(4))
def xor_solved(activation, hidden, seed):
    """The share of 128 starts from which a 2-h-1 network learns XOR."""
    return {"solved": xor_starts.solved(activation, hidden, seed)}
