"""The plain network, as large as a rival: every input is joined to every neuron, and nothing is known beforehand."""

from torch import nn


def width_for(n_in: int, n_out: int, parameters: int) -> int:
    """The smallest width w, at least 1, for which n_in-w-w-n_out has no fewer than `parameters` parameters."""
    width = 1
    while (n_in + 1) * width + (width + 1) * width + (width + 1) * n_out < parameters:
        width += 1
    return width


def plain_mlp(n_in: int, n_out: int, parameters: int) -> nn.Sequential:
    """Two hidden ReLU layers of equal width, with at least `parameters` parameters: the rival never gets more."""
    width = width_for(n_in, n_out, parameters)
    return nn.Sequential(
        nn.Flatten(),
        nn.Linear(n_in, width),
        nn.ReLU(),
        nn.Linear(width, width),
        nn.ReLU(),
        nn.Linear(width, n_out),
    )
